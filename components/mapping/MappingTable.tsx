import type { MappingColumn } from '../../lib/mapping/model.ts';
import type { ReadField } from '../../lib/ticket/model.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';
import { Certainty } from './Certainty.tsx';
import { columnName, FieldSelect } from './FieldSelect.tsx';

interface Props {
  columns: readonly MappingColumn[];
  onChoose: (key: string, field: ReadField | undefined) => void;
  /** The column that the keyboard or the pointer is at; undefined when it leaves. */
  onPoint?: (key: string | undefined) => void;
  /** The column shown as the one pointed at. */
  pointed?: string | undefined;
}

/** The columns of a list, or the labels of a ticket's page: what each prints, the field it is read as, how surely. */
export function MappingTable({ columns, onChoose, onPoint, pointed }: Props) {
  const holders = new Map(
    columns.flatMap((column) => (column.field === undefined ? [] : [[column.field, columnName(column)] as const])),
  );
  return (
    <table class="mapping">
      <thead>
        <tr>
          <th scope="col">{say(words('mapping_head_column'))}</th>
          <th scope="col">{say(words('mapping_head_samples'))}</th>
          <th scope="col">{say(words('mapping_head_field'))}</th>
          <th scope="col">{say(words('mapping_head_certainty'))}</th>
        </tr>
      </thead>
      <tbody onPointerLeave={() => onPoint?.(undefined)}>
        {columns.map((column) => {
          const { key, confidence, samples } = column;
          const shown = samples.filter((sample) => sample !== '').join(' · ');
          return (
            <tr key={key} class={key === pointed ? 'pointed' : ''} onPointerEnter={() => onPoint?.(key)}>
              <th scope="row" title={columnName(column)}>
                {columnName(column)}
              </th>
              <td class="samples" title={shown}>
                {shown || '—'}
              </td>
              <td class="field" data-key={key}>
                <FieldSelect
                  column={column}
                  holders={holders}
                  onChoose={(field) => onChoose(key, field)}
                  onFocus={() => onPoint?.(key)}
                />
              </td>
              <td>
                <Certainty sureness={confidence} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

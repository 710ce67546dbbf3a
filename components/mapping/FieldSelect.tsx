import type { MappingColumn } from '../../lib/mapping/model.ts';
import type { ReadField } from '../../lib/ticket/model.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';
import { FIELD_GROUPS } from './fields.ts';

interface Props {
  column: MappingColumn;
  /** Which column holds a field now, by its label. */
  holders: ReadonlyMap<ReadField, string>;
  onChoose: (field: ReadField | undefined) => void;
  onFocus?: () => void;
}

/** The field of one column. A field that another column holds can be chosen all the same: it moves. */
export function FieldSelect({ column, holders, onChoose, onFocus }: Props) {
  const name = (field: ReadField) => {
    const text = say(words(`field_${field}`));
    const holder = field === column.field ? undefined : holders.get(field);
    return holder === undefined ? text : say(words('mapping_held', text, holder));
  };
  return (
    <select
      aria-label={say(words('mapping_field_of', columnName(column)))}
      value={column.field ?? ''}
      onChange={(event) => {
        const { value } = event.currentTarget;
        onChoose(value === '' ? undefined : (value as ReadField));
      }}
      onFocus={onFocus}
    >
      <option value="">{say(words('mapping_no_field'))}</option>
      {FIELD_GROUPS.map(([group, fields]) => (
        <optgroup key={group} label={say(words(group))}>
          {fields.map((field) => (
            <option key={field} value={field}>
              {name(field)}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

/** What to call a column: its header, else its place. */
export function columnName({ label, index }: MappingColumn): string {
  return label === '' ? say(words('mapping_unnamed', index + 1)) : label;
}

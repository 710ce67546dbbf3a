import { useState } from 'preact/hooks';
import { NEW_UNIT, textsOfUnit, type UnitTexts, unitHas, withUnit } from '../../../lib/duties/edit.ts';
import type { Directory, UnitDuties } from '../../../lib/duties/model.ts';
import { words } from '../../../lib/ticket/words.ts';
import { say } from '../../say.ts';
import { UnitForm } from './UnitForm.tsx';

interface Props {
  directory: Directory;
  /** @returns whether it is kept */
  onKeep: (directory: Directory) => Promise<boolean>;
  onRemove: (directory: Directory, unit: string) => void;
}

/** More units than this need a search. */
const MANY = 8;

/** The units with their duties and keywords; a form opens in a unit's place. */
export function UnitTable({ directory, onKeep, onRemove }: Props) {
  const { units } = directory;
  const [editing, setEditing] = useState<number>();
  const [sought, setSought] = useState('');
  const rows = units.map((entry, index) => ({ entry, index }));
  const shown = sought.trim() === '' ? rows : rows.filter(({ entry }) => unitHas(entry, sought));
  const form = (index: number, texts: UnitTexts) => (
    <UnitForm
      texts={texts}
      isNew={index === units.length}
      check={(next) => withUnit(directory, index, next)}
      onKeep={async (next) => {
        if (await onKeep(next)) setEditing(undefined);
      }}
      onLeave={() => setEditing(undefined)}
    />
  );
  return (
    <>
      {units.length > MANY && (
        <input
          type="search"
          aria-label={say(words('duties_search'))}
          placeholder={say(words('duties_search'))}
          value={sought}
          onInput={(event) => setSought(event.currentTarget.value)}
        />
      )}
      {units.length > 0 && (
        <table>
          <thead>
            <tr>
              <th class="unit">{say(words('duties_part_unit'))}</th>
              <th>{say(words('duties_part_duties'))}</th>
              <th>{say(words('duties_part_keywords'))}</th>
              <th class="act" />
            </tr>
          </thead>
          <tbody>
            {shown.map(({ entry, index }) =>
              editing === index ? (
                <tr key={entry.unit}>
                  <td colSpan={4}>{form(index, textsOfUnit(entry))}</td>
                </tr>
              ) : (
                <UnitRow
                  key={entry.unit}
                  entry={entry}
                  onEdit={() => setEditing(index)}
                  onRemove={() => {
                    setEditing(undefined);
                    onRemove({ ...directory, units: units.filter((_, i) => i !== index) }, entry.unit);
                  }}
                />
              ),
            )}
          </tbody>
        </table>
      )}
      {shown.length === 0 && units.length > 0 && <p class="empty">{say(words('duties_search_none', sought.trim()))}</p>}
      {editing === units.length ? (
        form(editing, NEW_UNIT)
      ) : (
        <div class="line">
          <button type="button" onClick={() => setEditing(units.length)}>
            {say(words('duties_add'))}
          </button>
        </div>
      )}
    </>
  );
}

function UnitRow(props: { entry: UnitDuties; onEdit: () => void; onRemove: () => void }) {
  const { unit, duties, keywords, not = [] } = props.entry;
  return (
    <tr data-unit={unit}>
      <td class="name">{unit}</td>
      <td>
        {duties.map((duty) => (
          <p key={duty}>{duty}</p>
        ))}
        {not.length > 0 && (
          <p class="note">
            {say(words('duties_part_not'))}
            {say(words('profiles_colon'))}
            {not.join('；')}
          </p>
        )}
      </td>
      <td>{keywords.join('、')}</td>
      <td class="do">
        <button
          type="button"
          class="quiet edit"
          aria-label={say(words('duties_edit_named', unit))}
          onClick={props.onEdit}
        >
          {say(words('duties_edit'))}
        </button>
        <button
          type="button"
          class="quiet remove"
          aria-label={say(words('duties_remove_named', unit))}
          onClick={props.onRemove}
        >
          {say(words('options_remove'))}
        </button>
      </td>
    </tr>
  );
}

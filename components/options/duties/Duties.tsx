import { useState } from 'preact/hooks';
import { dutiesFile } from '../../../lib/duties/file.ts';
import type { Directory } from '../../../lib/duties/model.ts';
import { words } from '../../../lib/ticket/words.ts';
import { download } from '../../download.ts';
import { say } from '../../say.ts';
import { Text } from '../fields.tsx';
import { dutiesCsv, templateCsv } from './files.ts';
import { ImportDuties } from './ImportDuties.tsx';
import { UnitTable } from './UnitTable.tsx';
import { useDuties } from './useDuties.ts';

/** Which unit handles what: written here, or brought in from a file. */
export function Duties() {
  const { known, told, keep } = useDuties();
  return (
    <section aria-label={say(words('duties_title'))} class="duties">
      <h2>{say(words('duties_title'))}</h2>
      <p class="note">{say(words('duties_note'))}</p>
      {!known && !told && <p class="note">{say(words('options_loading'))}</p>}
      {told && (
        <p class={told.isTrouble ? 'trouble' : 'told'} role={told.isTrouble ? 'alert' : 'status'}>
          {say(told.said)}{' '}
          {told.before && (
            <button
              type="button"
              class="quiet"
              onClick={() => told.before && void keep(told.before, words('duties_saved'))}
            >
              {say(words('duties_undo'))}
            </button>
          )}
        </p>
      )}
      {known && (
        <>
          {known.units.length > 0 && (
            <Identity
              key={`${known.name} ${known.source}`}
              directory={known}
              onKeep={(next) => void keep(next, words('duties_saved'))}
            />
          )}
          {known.units.length === 0 && <p class="empty">{say(words('duties_none'))}</p>}
          <UnitTable
            directory={known}
            onKeep={(next) => keep(next, words('duties_saved'))}
            onRemove={(next, unit) => void keep(next, words('duties_removed', unit), known)}
          />
          <Files directory={known} />
          <ImportDuties
            current={known}
            onTake={(next) => keep(next, words('duties_imported', next.units.length), known)}
          />
        </>
      )}
    </section>
  );
}

/** What the directory is called, as a return's reason names it, and where it is written. */
function Identity({ directory, onKeep }: { directory: Directory; onKeep: (directory: Directory) => void }) {
  const [name, setName] = useState(directory.name);
  const [source, setSource] = useState(directory.source ?? '');
  const isChanged = name.trim() !== directory.name || source.trim() !== (directory.source ?? '');
  const fault = name.trim() === '' ? words('duties_fault_empty') : undefined;
  const { source: _before, ...rest } = directory;
  const keep = () =>
    onKeep({
      ...rest,
      name: name.trim().slice(0, 100),
      ...(source.trim() === '' ? {} : { source: source.trim().slice(0, 500) }),
    });
  return (
    <div class="fields">
      <Text id="duties-name" label={say(words('duties_name'))} value={name} fault={fault} onText={setName} />
      <Text id="duties-source" label={say(words('duties_source'))} value={source} onText={setSource} />
      {isChanged && (
        <div class="line">
          <button type="button" disabled={fault !== undefined} onClick={keep}>
            {say(words('duties_save'))}
          </button>
        </div>
      )}
    </div>
  );
}

function Files({ directory }: { directory: Directory }) {
  const { name, units } = directory;
  return (
    <div class="line">
      {units.length > 0 && (
        <>
          <button type="button" onClick={() => download(`${name}.json`, 'application/json', dutiesFile(directory))}>
            {say(words('duties_export_json'))}
          </button>
          <button type="button" onClick={() => download(`${name}.csv`, 'text/csv', dutiesCsv(directory))}>
            {say(words('duties_export_csv'))}
          </button>
        </>
      )}
      <button
        type="button"
        onClick={() => download(`${say(words('duties_template_file'))}.csv`, 'text/csv', templateCsv())}
      >
        {say(words('duties_template'))}
      </button>
    </div>
  );
}

import { useState } from 'preact/hooks';
import type { DutyFault } from '../../../lib/duties/file.ts';
import { type Directory, unitKey } from '../../../lib/duties/model.ts';
import { words } from '../../../lib/ticket/words.ts';
import { say } from '../../say.ts';
import { faultText } from '../fault-words.ts';
import { ImportZone } from '../ImportZone.tsx';
import { readDuties } from './files.ts';

interface Props {
  current: Directory;
  /** @returns whether it is kept */
  onTake: (directory: Directory) => Promise<boolean>;
}

type Seen =
  | { state: 'refused'; file: string; faults: readonly DutyFault[] }
  | { state: 'offered'; file: string; directory: Directory };

const MOST_NAMED = 6;

/** A directory from a file: what it holds is said first; one that is not whole is refused with place and reason. */
export function ImportDuties({ current, onTake }: Props) {
  const [seen, setSeen] = useState<Seen>();
  const look = async (file: File) => {
    const parsed = await readDuties(file.name, new Uint8Array(await file.arrayBuffer()));
    setSeen(
      parsed.ok
        ? { state: 'offered', file: file.name, directory: parsed.directory }
        : { state: 'refused', file: file.name, faults: parsed.faults },
    );
  };
  return (
    <ImportZone
      label={say(words('duties_import'))}
      note={say(words('duties_import_note'))}
      accept=".xlsx,.csv,.txt,.json,application/json,text/csv"
      onFile={(file) => void look(file)}
    >
      {seen?.state === 'refused' && (
        <div class="trouble" role="alert">
          <p>{say(words('duties_refused', seen.file))}</p>
          <ul>
            {seen.faults.map(({ where, what }) => {
              const told = faultText(where, what);
              return <li key={told}>{told}</li>;
            })}
          </ul>
        </div>
      )}
      {seen?.state === 'offered' && (
        <Offer
          file={seen.file}
          directory={seen.directory}
          current={current}
          onTake={async () => {
            if (await onTake(seen.directory)) setSeen(undefined);
          }}
          onLeave={() => setSeen(undefined)}
        />
      )}
    </ImportZone>
  );
}

interface OfferProps {
  file: string;
  directory: Directory;
  current: Directory;
  onTake: () => Promise<void>;
  onLeave: () => void;
}

function Offer({ file, directory: { units }, current, onTake, onLeave }: OfferProps) {
  const sum = (part: 'duties' | 'keywords') => units.reduce((total, each) => total + each[part].length, 0);
  const names = new Set(units.map(({ unit }) => unitKey(unit)));
  const gone = current.units.map(({ unit }) => unit).filter((unit) => !names.has(unitKey(unit)));
  const named = gone.slice(0, MOST_NAMED).join('、') + (gone.length > MOST_NAMED ? '…' : '');
  return (
    <div class="offer" role="status">
      <p>{say(words('duties_offer', file, units.length, sum('duties'), sum('keywords')))}</p>
      {current.units.length > 0 && <p>{say(words('duties_offer_replaces', current.units.length))}</p>}
      {gone.length > 0 && <p>{say(words('duties_offer_gone', named))}</p>}
      <div class="line">
        <button type="button" class="main" onClick={() => void onTake()}>
          {say(words('duties_take'))}
        </button>
        <button type="button" onClick={onLeave}>
          {say(words('cancel'))}
        </button>
      </div>
    </div>
  );
}

import { useState } from 'preact/hooks';
import { type FileDays, type FileFault, parseCalendarFile } from '../../../lib/calendar/file.ts';
import type { OfficeCalendar } from '../../../lib/calendar/office.ts';
import { words } from '../../../lib/ticket/words.ts';
import { say } from '../../say.ts';
import { ImportZone } from '../ImportZone.tsx';

interface Props {
  office: OfficeCalendar;
  onKeep: (office: OfficeCalendar) => Promise<void>;
}

type Seen =
  | { state: 'refused'; file: string; fault: FileFault }
  | { state: 'offered'; file: string; found: FileDays }
  | { state: 'done' };

/** Far above any calendar. */
const MAX_BYTES = 2_000_000;

/** A schedule from a file: what it would bring is said first; one that is not whole is refused with the place. */
export function ImportDays({ office, onKeep }: Props) {
  const [seen, setSeen] = useState<Seen>();
  const look = async (file: File) => {
    const parsed =
      file.size > MAX_BYTES
        ? ({ ok: false, fault: { code: 'foreign', place: '' } } as const)
        : parseCalendarFile(await file.text());
    setSeen(
      parsed.ok
        ? { state: 'offered', file: file.name, found: parsed.found }
        : { state: 'refused', file: file.name, fault: parsed.fault },
    );
  };
  const take = async ({ days, years, hours = office.hours }: FileDays) => {
    const known = [...new Set([...office.years, ...years])].sort((a, b) => a - b);
    await onKeep({ ...office, days: { ...office.days, ...days }, years: known, hours });
    setSeen({ state: 'done' });
  };
  return (
    <ImportZone
      label={say(words('calendar_import'))}
      note={say(words('calendar_import_note'))}
      accept=".ics,.json,text/calendar,application/json"
      onFile={(file) => void look(file)}
    >
      {seen?.state === 'refused' && (
        <p class="trouble" role="alert">
          {say(words('calendar_refused', seen.file))}{' '}
          {say(words(`calendar_fault_${seen.fault.code}`, seen.fault.place))}
        </p>
      )}
      {seen?.state === 'offered' && (
        <Offer
          office={office}
          file={seen.file}
          found={seen.found}
          onTake={() => void take(seen.found)}
          onLeave={() => setSeen(undefined)}
        />
      )}
      {seen?.state === 'done' && <p role="status">{say(words('calendar_imported'))}</p>}
    </ImportZone>
  );
}

interface OfferProps {
  office: OfficeCalendar;
  file: string;
  found: FileDays;
  onTake: () => void;
  onLeave: () => void;
}

function Offer({ office, file, found, onTake, onLeave }: OfferProps) {
  const days = Object.entries(found.days);
  const worked = days.filter(([, { kind }]) => kind === 'makeUp').length;
  const replaced = days.filter(([day, { kind }]) => office.days[day] && office.days[day]?.kind !== kind).length;
  const touched = [...new Set(days.map(([day]) => day.slice(0, 4)))].join('、');
  return (
    <div class="offer" role="status">
      <p>{say(words('calendar_offer', file, touched, days.length - worked, worked))}</p>
      {found.years.length > 0 && <p>{say(words('calendar_offer_years', found.years.join('、')))}</p>}
      {found.hours && <p>{say(words('calendar_offer_hours'))}</p>}
      {replaced > 0 && <p>{say(words('calendar_offer_replaced', replaced))}</p>}
      <div class="line">
        <button type="button" class="main" onClick={onTake}>
          {say(words('calendar_take'))}
        </button>
        <button type="button" onClick={onLeave}>
          {say(words('cancel'))}
        </button>
      </div>
    </div>
  );
}

import { useEffect, useState } from 'preact/hooks';
import { calendarFile } from '../../../lib/calendar/file.ts';
import { type OfficeCalendar, officeTime } from '../../../lib/calendar/office.ts';
import { dayNumber, dayOfMs, dayText } from '../../../lib/calendar/time.ts';
import { type Words, words } from '../../../lib/ticket/words.ts';
import { download } from '../../download.ts';
import { ask, failureWords } from '../../office.ts';
import { say } from '../../say.ts';
import { Hours } from './Hours.tsx';
import { ImportDays } from './ImportDays.tsx';
import { Year } from './Year.tsx';

/** Years that can be looked at beyond those of today: the next one is what matters from November on. */
const AHEAD = 2;
const FIRST_YEAR = 2018;

/** The office's calendar: a year at a glance, its own days, years from files, its hours. Every change is kept at once. */
export function Calendar() {
  const [office, setOffice] = useState<OfficeCalendar>();
  const [told, setTold] = useState<Words>();
  const thisYear = Number(dayText(dayOfMs(Date.now())).slice(0, 4));
  const [year, setYear] = useState(thisYear);
  useEffect(() => {
    ask('calendar', {}).then(
      (answer) => setOffice(answer.office),
      (error) => setTold(failureWords(error)),
    );
  }, []);

  const keep = async (next: OfficeCalendar) => {
    const before = office;
    setOffice(next);
    setTold(undefined);
    try {
      await ask('saveCalendar', { office: next });
    } catch (error) {
      setOffice(before);
      setTold(failureWords(error));
    }
  };

  return (
    <section aria-label={say(words('calendar_title'))} class="calendar">
      <h2>{say(words('calendar_title'))}</h2>
      {told && (
        <p class="trouble" role="alert">
          {say(told)}
        </p>
      )}
      {!office && !told && <p class="note">{say(words('options_loading'))}</p>}
      {office && (
        <>
          <YearBar office={office} year={year} thisYear={thisYear} onYear={setYear} onKeep={keep} />
          <Year office={office} year={year} onKeep={keep} />
          <ImportDays office={office} onKeep={keep} />
          <Hours office={office} onKeep={keep} />
        </>
      )}
    </section>
  );
}

interface YearBarProps {
  office: OfficeCalendar;
  year: number;
  thisYear: number;
  onYear: (year: number) => void;
  onKeep: (office: OfficeCalendar) => Promise<void>;
}

/** Which year is shown, and whether its days are published, the office's word, or assumed. */
function YearBar({ office, year, thisYear, onYear, onKeep }: YearBarProps) {
  const { calendar } = officeTime(office);
  const isKnown = (which: number) => calendar.isPublished(dayNumber(`${which}-06-01`));
  const isOurs = office.years.includes(year);
  const years = Array.from({ length: thisYear + AHEAD - FIRST_YEAR + 1 }, (_, i) => FIRST_YEAR + i);
  const state = isOurs ? 'calendar_year_ours' : isKnown(year) ? 'calendar_year_published' : 'calendar_year_assumed';
  const setKnown = (on: boolean) =>
    onKeep({ ...office, years: on ? [...office.years, year] : office.years.filter((each) => each !== year) });
  const save = () => download(`${say(words('calendar_file', year))}.json`, 'application/json', calendarFile(office));
  return (
    <>
      <div class="line">
        <label>
          {say(words('calendar_year'))}
          <select value={year} onChange={(event) => onYear(Number(event.currentTarget.value))}>
            {years.map((each) => (
              <option key={each} value={each}>
                {isKnown(each) ? each : say(words('calendar_year_option', each))}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={save}>
          {say(words('calendar_export'))}
        </button>
      </div>
      <p class={isKnown(year) ? 'note' : 'trouble'} role="status">
        {say(words(state, year))}{' '}
        {!isKnown(year) && (
          <button type="button" onClick={() => void setKnown(true)}>
            {say(words('calendar_year_check'))}
          </button>
        )}
        {isOurs && (
          <button type="button" class="quiet" onClick={() => void setKnown(false)}>
            {say(words('calendar_year_uncheck'))}
          </button>
        )}
      </p>
    </>
  );
}

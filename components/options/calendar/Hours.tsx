import { useState } from 'preact/hooks';
import type { OfficeCalendar } from '../../../lib/calendar/office.ts';
import { words } from '../../../lib/ticket/words.ts';
import { say } from '../../say.ts';
import { intervalsIn, intervalsText, type Written } from '../intervals.ts';

interface Props {
  office: OfficeCalendar;
  onKeep: (office: OfficeCalendar) => Promise<void>;
}

const WEEKDAYS = ['1', '2', '3', '4', '5'];

/** Working hours with the lunch break, and weekdays that differ. What cannot be read is not kept, and says why. */
export function Hours({ office, onKeep }: Props) {
  const { standard, byWeekday = {} } = office.hours;
  /** What was typed and could not be read, by field: it stays until it can. */
  const [wrong, setWrong] = useState<ReadonlyMap<string, string>>(new Map());
  const change = (key: string, text: string) => {
    const intervals = text.trim() === '' && key !== 'standard' ? null : intervalsIn(text);
    const next = new Map(wrong);
    if (intervals === undefined) {
      setWrong(next.set(key, text));
      return;
    }
    next.delete(key);
    setWrong(next);
    if (key === 'standard' && intervals) void onKeep({ ...office, hours: { ...office.hours, standard: intervals } });
    if (key === 'standard') return;
    const { [key]: _before, ...others } = byWeekday;
    const days = intervals ? { ...others, [key]: intervals } : others;
    void onKeep({ ...office, hours: { standard, ...(Object.keys(days).length > 0 ? { byWeekday: days } : {}) } });
  };
  const field = (key: string, label: string, intervals: Written | undefined) => (
    <label key={key} class="hours">
      <span>{label}</span>
      <input
        type="text"
        value={wrong.get(key) ?? intervalsText(intervals)}
        placeholder={key === 'standard' ? '' : say(words('hours_same'))}
        aria-invalid={wrong.has(key)}
        aria-describedby={wrong.has(key) ? `hours-${key}` : undefined}
        onChange={(event) => change(key, event.currentTarget.value)}
      />
      {wrong.has(key) && (
        <span class="wrong" id={`hours-${key}`} role="alert">
          {say(words('hours_wrong'))}
        </span>
      )}
    </label>
  );
  return (
    <section aria-label={say(words('hours_title'))}>
      <h3>{say(words('hours_title'))}</h3>
      <p class="note">{say(words('hours_note'))}</p>
      {field('standard', say(words('hours_standard')), standard)}
      {WEEKDAYS.map((day) => field(day, say(words(`weekday_${day}`)), byWeekday[day]))}
    </section>
  );
}

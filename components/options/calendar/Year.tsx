import { useRef, useState } from 'preact/hooks';
import type { Calendar, DayKind } from '../../../lib/calendar/calendar.ts';
import { type OfficeCalendar, type OwnDay, officeTime } from '../../../lib/calendar/office.ts';
import { type DayNumber, dayNumber, dayText, weekday } from '../../../lib/calendar/time.ts';
import { words } from '../../../lib/ticket/words.ts';
import { say } from '../../say.ts';

interface Props {
  office: OfficeCalendar;
  year: number;
  onKeep: (office: OfficeCalendar) => Promise<void>;
}

/** A figure for the kinds of day that carry no letter. */
const SAMPLE = 8;
const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1);
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Twelve months; a click, Enter or space on a day makes it off, worked, and as it was. */
export function Year({ office, year, onKeep }: Props) {
  const { calendar } = officeTime(office);
  const [at, setAt] = useState<string>(`${year}-01-01`);
  const grid = useRef<HTMLDivElement>(null);
  const current = at.startsWith(`${year}-`) ? at : `${year}-01-01`;

  const turn = (day: string) => {
    const { [day]: own, ...others } = office.days;
    const next = nextOf(own, calendar.isWorking(dayNumber(day)));
    setAt(day);
    void onKeep({ ...office, days: next ? { ...others, [day]: next } : others });
  };
  // One stop for the Tab key; the arrows move within the year.
  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const day = dayText(dayNumber(current) + step);
    if (!day.startsWith(`${year}-`)) return;
    setAt(day);
    grid.current?.querySelector<HTMLButtonElement>(`[data-day="${day}"]`)?.focus();
  };

  return (
    <>
      <ul class="legend" aria-label={say(words('calendar_legend'))}>
        {(['working', 'weekend', 'holiday', 'makeUp', 'dayOff', 'unpublished'] as const).map((kind) => (
          <li key={kind}>
            <span class={`day ${kind}`} aria-hidden="true">
              {markOf(kind) || SAMPLE}
            </span>
            {say(words(`day_${kind}`))}
          </li>
        ))}
      </ul>
      <p class="note">{say(words('calendar_how'))}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons in it are what is worked; the arrows move between them */}
      <div class="year" ref={grid} onKeyDown={move}>
        {MONTHS.map((month) => (
          <Month key={month} year={year} month={month} current={current} calendar={calendar} onTurn={turn} />
        ))}
      </div>
    </>
  );
}

/** What the office says next of a day: first the opposite of what holds, then nothing. */
function nextOf(own: OwnDay | undefined, isWorking: boolean): OwnDay | undefined {
  if (own) return undefined;
  return { kind: isWorking ? 'dayOff' : 'makeUp' };
}

interface MonthProps {
  year: number;
  month: number;
  current: string;
  calendar: Calendar;
  onTurn: (day: string) => void;
}

function Month({ year, month, current, calendar, onTurn }: MonthProps) {
  const first = dayNumber(`${year}-${String(month).padStart(2, '0')}-01`);
  const count = month === 12 ? 31 : dayNumber(`${year}-${String(month + 1).padStart(2, '0')}-01`) - first;
  const name = say(words('calendar_month', month));
  return (
    <section class="month" aria-label={`${year} ${name}`}>
      <h3>{name}</h3>
      <div class="days">
        {WEEKDAYS.map((day) => (
          <span key={day} class="weekday" aria-hidden="true">
            {say(words(`weekday_short_${day}`))}
          </span>
        ))}
        {Array.from({ length: count }, (_, i) => first + i).map((day) => (
          <Day
            key={day}
            day={day}
            isFirst={day === first}
            isCurrent={dayText(day) === current}
            calendar={calendar}
            onTurn={onTurn}
          />
        ))}
      </div>
    </section>
  );
}

/** A letter beside the colour, for those who do not see it. */
const markOf = (kind: DayKind) =>
  kind === 'holiday' || kind === 'dayOff'
    ? say(words('day_mark_off'))
    : kind === 'makeUp'
      ? say(words('day_mark_on'))
      : '';

interface DayProps {
  day: DayNumber;
  isFirst: boolean;
  isCurrent: boolean;
  calendar: Calendar;
  onTurn: (day: string) => void;
}

function Day({ day, isFirst, isCurrent, calendar, onTurn }: DayProps) {
  const text = dayText(day);
  const kind = calendar.kindOf(day);
  const isFree = kind === 'unpublished' && !calendar.isWorking(day);
  const name = calendar.nameOf(day);
  const label = [text, say(words(`weekday_${weekday(day)}`)), say(words(`day_${kind}`)), name]
    .filter(Boolean)
    .join(' ');
  return (
    <button
      type="button"
      class={`day ${kind}${isFree ? ' free' : ''}`}
      style={isFirst ? { gridColumnStart: weekday(day) } : undefined}
      data-day={text}
      tabIndex={isCurrent ? 0 : -1}
      aria-label={label}
      title={label}
      onClick={() => onTurn(text)}
    >
      {Number(text.slice(8))}
      <small aria-hidden="true">{markOf(kind)}</small>
    </button>
  );
}

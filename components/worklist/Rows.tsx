import { useEffect, useRef } from 'preact/hooks';
import { saidOf } from '../../lib/clocks/view.ts';
import { words } from '../../lib/ticket/words.ts';
import type { Entry } from '../../lib/worklist/entry.ts';
import type { Row } from '../../lib/worklist/groups.ts';
import { say } from '../say.ts';
import { openTicket } from './open.ts';
import { useVirtual } from './useVirtual.ts';

/** Pixels, as in worklist.css. */
const HEADING = 28;
const LINE = 48;

interface Props {
  rows: readonly Row[];
  /** Place in `rows` of the line that the keyboard is on. */
  current: number;
  onPick: (index: number) => void;
  onRelated: (entry: Entry) => void;
}

/** The lines that are in sight, of however many there are. */
export function Rows({ rows, current, onPick, onRelated }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtual(scroller, rows.length, (index) => {
    const row = rows[index];
    return row && 'entry' in row ? LINE : HEADING;
  });
  useEffect(() => {
    // The heading over the first line comes into sight with it.
    virtual.scrollToIndex(current === 1 ? 0 : current, { align: 'auto' });
  }, [current]);
  return (
    <div class="scroller" ref={scroller}>
      <ul style={{ height: `${virtual.getTotalSize()}px` }} aria-label={say(words('worklist_title'))}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (!row) return null;
          const place = { transform: `translateY(${start}px)` };
          if ('entry' in row)
            return (
              <Line
                key={`${row.entry.site} ${row.entry.ticketNo}`}
                entry={row.entry}
                style={place}
                isCurrent={index === current}
                onPick={() => onPick(index)}
                onRelated={() => onRelated(row.entry)}
              />
            );
          return (
            <li key={row.group} class={`heading ${row.group}`} style={place}>
              <h2>{say(words(`group_${row.group}`))}</h2>
              <span>{row.count}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface LineProps {
  entry: Entry;
  style: { transform: string };
  isCurrent: boolean;
  onPick: () => void;
  onRelated: () => void;
}

function Line({ entry, style, isCurrent, onPick, onRelated }: LineProps) {
  const { ticketNo, title, unit, status, urgency, clock, text } = entry;
  return (
    <li class={isCurrent ? 'entry current' : 'entry'} style={style} aria-current={isCurrent ? 'true' : undefined}>
      <button
        type="button"
        tabIndex={-1}
        title={[title, unit, status].filter(Boolean).join('\n')}
        onClick={() => {
          onPick();
          void openTicket(entry);
        }}
      >
        <span class={`clock ${urgency}`}>{saidOf({ clock, text }, say)}</span>
        <span class="no">{ticketNo}</span>
        <span class="title">{title ?? '—'}</span>
        <span class="of">{[unit, status].filter(Boolean).join(' · ')}</span>
      </button>
      <button type="button" class="related" tabIndex={isCurrent ? 0 : -1} onClick={onRelated}>
        {say(words('related_title'))}
      </button>
    </li>
  );
}

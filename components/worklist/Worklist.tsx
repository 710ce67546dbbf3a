import { useMemo, useRef, useState } from 'preact/hooks';
import { words } from '../../lib/ticket/words.ts';
import type { Entry } from '../../lib/worklist/entry.ts';
import { type Filter, filtered } from '../../lib/worklist/filter.ts';
import { grouped, type Row } from '../../lib/worklist/groups.ts';
import { say } from '../say.ts';
import { Filters } from './Filters.tsx';
import { Keys } from './Keys.tsx';
import { openTicket } from './open.ts';
import { Rows } from './Rows.tsx';
import { useKeys } from './useKeys.ts';
import { useWorklist } from './useWorklist.ts';
import { Views } from './Views.tsx';

interface Props {
  /** The clerk asks for the tickets that have to do with one of the list. */
  onRelated: (entry: Entry) => void;
}

/** All open tickets by their nearest limit, worked by keyboard or mouse. */
export function Worklist({ onRelated }: Props) {
  const { entries, nowMs, failure } = useWorklist();
  const [filter, setFilter] = useState<Filter>({});
  const [current, setCurrent] = useState(0);
  const [isHelp, setHelp] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const shown = useMemo(() => filtered(entries ?? [], filter), [entries, filter]);
  const rows = useMemo(
    () =>
      grouped(shown, nowMs).flatMap(({ group, entries: own }): Row[] => [
        { group, count: own.length },
        ...own.map((entry) => ({ entry })),
      ]),
    [shown, nowMs],
  );
  const places = useMemo(() => rows.flatMap((row, i) => ('entry' in row ? [i] : [])), [rows]);
  const at = Math.min(current, places.length - 1);

  const last = places.length - 1;
  // From what it is by then: keys may come faster than the list is drawn.
  const down = () => setCurrent((before) => Math.min(before + 1, last));
  const up = () => setCurrent((before) => Math.max(Math.min(before, last) - 1, 0));
  const narrow = (next: Filter) => {
    setFilter(next);
    setCurrent(0);
  };
  const withCurrent = (act: (entry: Entry) => void) => () => {
    const row = rows[places[at] ?? -1];
    if (row && 'entry' in row) act(row.entry);
  };
  useKeys(
    {
      j: down,
      ArrowDown: down,
      k: up,
      ArrowUp: up,
      Enter: withCurrent((entry) => void openTicket(entry)),
      s: withCurrent(onRelated),
      '/': () => search.current?.focus(),
      '?': () => setHelp((on) => !on),
    },
    () => {
      setHelp(false);
      search.current?.blur();
    },
  );

  return (
    <>
      <header>
        <div class="line">
          <h1>{say(words('worklist_title'))}</h1>
          {entries && <span class="note">{say(words('worklist_count', shown.length, entries.length))}</span>}
          <button type="button" class="quiet" aria-label={say(words('keys_title'))} onClick={() => setHelp(!isHelp)}>
            ?
          </button>
        </div>
        {entries && entries.length > 0 && (
          <>
            <Filters entries={entries} filter={filter} search={search} onChange={narrow} />
            <Views filter={filter} onChoose={narrow} />
          </>
        )}
        {isHelp && <Keys onClose={() => setHelp(false)} />}
      </header>
      {failure && (
        <p class="trouble" role="alert">
          {say(failure)}
        </p>
      )}
      {!entries && !failure && <p class="note">{say(words('popup_loading'))}</p>}
      {entries?.length === 0 && <p class="note">{say(words('worklist_empty'))}</p>}
      {entries && entries.length > 0 && shown.length === 0 && <p class="note">{say(words('worklist_none'))}</p>}
      {shown.length > 0 && (
        <Rows
          rows={rows}
          current={places[at] ?? 0}
          onPick={(index) => setCurrent(places.indexOf(index))}
          onRelated={onRelated}
        />
      )}
    </>
  );
}

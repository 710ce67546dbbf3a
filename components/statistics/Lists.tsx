import { useState } from 'preact/hooks';
import type { List } from '../../lib/figures/report.ts';
import type { Loaded } from '../../lib/office/model.ts';
import type { RemoteOffice } from '../../lib/office/remote.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';
import { Paged } from './Paged.tsx';

/** What went wrong, then what lacks what figures need. */
const LISTS: readonly List[] = [
  'overdue',
  'rework',
  'dissatisfied',
  'notContacted',
  'returned',
  'noLimit',
  'untimed',
  'noUnit',
  'noCategory',
  'withdrawn',
  'invalid',
];
const WITH_REASONS: readonly List[] = ['dissatisfied', 'notContacted'];

/** The lists of the period, each with its count. */
export function Lists({ office, loaded }: { office: RemoteOffice; loaded: Loaded }) {
  const [list, setList] = useState<List>('overdue');
  const { lists, period, asOfMs } = loaded.report;
  const title = say(words(`statistics_list_${list}`));
  return (
    <>
      <fieldset class="choices" aria-label={say(words('statistics_tab_lists'))}>
        {LISTS.map((each) => (
          <button key={each} type="button" aria-pressed={each === list} onClick={() => setList(each)}>
            {say(words(`statistics_list_${each}`))} <span class="count">{lists[each]}</span>
          </button>
        ))}
      </fieldset>
      <Paged
        key={list}
        caption={title}
        reasons={WITH_REASONS.includes(list)}
        of={`${list} ${period} ${loaded.unit} ${asOfMs}`}
        ask={(offset, limit) => office.listed(list, offset, limit)}
      />
    </>
  );
}

import { useState } from 'preact/hooks';
import type { Loaded } from '../../lib/office/model.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';
import type { Behind } from './behind.ts';
import { SplitTable } from './SplitTable.tsx';

const BY = ['unit', 'category', 'channel', 'kind'] as const;
const COLUMNS = [
  'received',
  'due',
  'finished',
  'finishRate',
  'overdue',
  'overdueRate',
  'onTimeRate',
  'calledBack',
  'satisfactionRate',
  'reworkRate',
  'returnRate',
  'meanWorkingDays',
];

/** The figures by unit, category, channel or kind. */
export function Tables({ loaded, onOpen }: { loaded: Loaded; onOpen: (behind: Behind) => void }) {
  const [by, setBy] = useState<(typeof BY)[number]>('unit');
  const { units, splits } = loaded.report;
  const rows = by === 'unit' ? units.map(({ unit, figures }) => ({ name: unit, figures })) : splits[by];
  return (
    <>
      <fieldset class="choices" aria-label={say(words('statistics_by'))}>
        {BY.map((each) => (
          <button key={each} type="button" aria-pressed={each === by} onClick={() => setBy(each)}>
            {say(words(`report_by_${each}`))}
          </button>
        ))}
      </fieldset>
      <SplitTable
        key={by}
        caption={say(words(`statistics_table_${by}`))}
        head={say(words(`field_${by}`))}
        by={by}
        rows={rows}
        columns={COLUMNS}
        onOpen={onOpen}
      />
    </>
  );
}

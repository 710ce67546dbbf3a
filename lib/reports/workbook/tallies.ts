/** The counts of the tickets that were written: of each line, of each unit and of each category. */
import { isLetter } from '../../figures/case.ts';
import type { PrintedReport } from '../../figures/report.ts';
import { type Counts, countsOf } from '../../figures/tally.ts';
import type { Row } from './columns.ts';
import type { Group } from './groups-sheet.ts';
import { COUNTED, type Tally, tallyOf } from './sums.ts';
import { cellText } from './xml.ts';

export interface Tallies {
  add(row: Row): void;
  lines(): { hotline: Tally; mailbox: Tally };
  /** In the report's order. */
  units(): Group[];
  categories(): Group[];
}

export function tallies({ question, units, splits }: PrintedReport): Tallies {
  const none = () => countsOf([], question);
  const [hotline, mailbox] = [none(), none()];
  const byUnit = new Map<string, Counts>();
  const byCategory = new Map<string, Counts>();
  const of = (map: Map<string, Counts>, name: string) => {
    const found = map.get(name) ?? none();
    map.set(name, found);
    return found;
  };
  /** What formulas count: of all names that look the same once written. */
  const asWritten = (map: Map<string, Counts>) => {
    const written = new Map<string, Counts>();
    for (const [name, counts] of map) addTo(of(written, cellText(name, '')), counts);
    return (name: string): Tally => tallyOf(of(written, cellText(name, '')));
  };
  return {
    add({ counted, counts }) {
      if (isLetter(counted)) return addTo(mailbox, counts);
      for (const total of [hotline, of(byUnit, counted.unit), of(byCategory, counted.category)]) addTo(total, counts);
    },
    lines: () => ({ hotline: tallyOf(hotline), mailbox: tallyOf(mailbox) }),
    units() {
      const tally = asWritten(byUnit);
      return units.map(({ unit, figures }) => ({ name: unit, figures, tally: tally(unit) }));
    },
    categories() {
      const tally = asWritten(byCategory);
      return splits.category.map(({ name, figures }) => ({ name, figures, tally: tally(name) }));
    },
  };
}

function addTo(total: Counts, one: Counts): void {
  for (const count of COUNTED) total[count] += one[count];
  for (const days of one.workingDays) total.workingDays.push(days);
}

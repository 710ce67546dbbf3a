/** The tickets that a report's files list: those that it counts, and those that nothing dates. */
import type { Entry } from './entry.ts';
import { isDueIn, isReceivedIn, type Question, receivedMs } from './tests.ts';

export const entriesOf = (entries: readonly Entry[], question: Question): Entry[] =>
  entries.filter(
    ({ counted }) =>
      isDueIn(counted, question) ||
      isReceivedIn(counted, question) ||
      (counted.dueMs === undefined && receivedMs(counted) === undefined),
  );

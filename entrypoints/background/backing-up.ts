/** Putting a backup back, batch by batch, and when the last one was made. */
import { SETTINGS } from '../../lib/backup/settings.ts';
import type { Handlers } from '../../lib/protocol/answer.ts';
import type { backupCommands } from '../../lib/protocol/backup.ts';
import { putBack } from '../../lib/store/put-back.ts';
import { putDocuments } from '../../lib/store/put-document.ts';
import { noteBackup, quietBackup, safeState } from '../../lib/store/safe.ts';
import { allSites } from '../../lib/store/sites.ts';
import { calendarChanged } from './calendar.ts';
import { noteChange } from './changed.ts';
import { resumeEvidence } from './evidence-queue.ts';
import { remind } from './reminding.ts';
import { rulesChanged } from './ruling.ts';
import { indexSoon } from './similar.ts';
import { enabledOrigins, reconcile, tellTabs } from './sites.ts';
import { theStore } from './the-store.ts';

export const backupHandlers: Handlers<typeof backupCommands, unknown> = {
  async backupState() {
    const [{ madeMs, companionMs }, sites, enabled] = await Promise.all([
      safeState(theStore()),
      allSites(theStore()),
      enabledOrigins(),
    ]);
    return {
      ...(madeMs === undefined ? {} : { madeMs }),
      ...(companionMs === undefined ? {} : { companionMs }),
      unpermitted: sites.map(({ origin }) => origin).filter((origin) => !enabled.has(origin)),
    };
  },
  async noteBackup({ madeMs }) {
    await noteBackup(theStore(), madeMs, Date.now());
    return {};
  },
  async quietBackup() {
    await quietBackup(theStore(), Date.now());
    return {};
  },
  async putBack({ documents, tickets, replace, more }) {
    // Reminders before the tickets that they are about: none is given twice.
    const put = await putDocuments(theStore(), documents, { settings: SETTINGS, replace });
    const { refused, ...counts } = await putBack(theStore(), tickets, Date.now());
    if (!more) await restored();
    return {
      tickets: counts,
      documents: put.added + put.merged,
      kept: put.kept,
      refused: { tickets: refused, documents: put.refused },
    };
  },
};

/** Everything that follows from the store is as if this browser had always had what was put back. */
export async function restored(): Promise<void> {
  calendarChanged();
  await reconcile();
  await rulesChanged();
  await noteChange();
  indexSoon();
  await remind();
  await resumeEvidence();
  for (const origin of await enabledOrigins()) {
    await tellTabs(origin, 'readNow');
    await tellTabs(origin, 'refresh');
  }
}

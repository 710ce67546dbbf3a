/** What the background does about the companion for the extension's own pages. */
import { browser } from 'wxt/browser';
import { CommandError, type Handlers } from '../../../lib/protocol/answer.ts';
import type { companionOwnCommands } from '../../../lib/protocol/companion-own.ts';
import { companionOf, noteFolder, switchCompanion } from '../../../lib/store/companion.ts';
import { refusals } from '../../../lib/store/refusals.ts';
import { hasTickets } from '../../../lib/store/tickets.ts';
import { theStore } from '../the-store.ts';
import { askCompanion, greetAnew } from './line.ts';
import { closePort } from './port.ts';
import { beginRestore, restoringState, stopRestore } from './restoring.ts';
import { companionState, keepState } from './state.ts';
import { sync } from './syncing.ts';

/** As many refused records are listed. */
const MOST_REFUSED = 100;

const isPermitted = () => browser.permissions.contains({ permissions: ['nativeMessaging'] });

export const companionHandlers: Handlers<typeof companionOwnCommands, unknown> = {
  async companion() {
    const [companion, permitted, waiting, last, restoring, known, refused] = await Promise.all([
      companionOf(theStore()),
      isPermitted(),
      theStore().outbox.count(),
      companionState(),
      restoringState(),
      hasTickets(theStore()),
      refusals(theStore(), MOST_REFUSED),
    ]);
    const { on = false, clerk, unit, filling, safeAt, folder } = companion ?? {};
    return {
      on,
      permitted,
      ...(clerk ? { clerk } : {}),
      ...(unit ? { unit } : {}),
      waiting,
      filling: filling !== undefined,
      ...(safeAt ? { safeAt } : {}),
      refused,
      last,
      ...(folder === undefined ? {} : { folder }),
      known,
      ...(restoring ? { restoring } : {}),
    };
  },
  async switchCompanion({ on, clerk, unit }) {
    if (on && !(await isPermitted())) throw new CommandError({ code: 'forbidden', detail: 'no permission' });
    await switchCompanion(theStore(), { on, clerk, unit });
    // A greeting under the new names.
    closePort();
    if (on) await sync();
    else await keepState({ state: 'unknown', features: [], backups: [] });
    return {};
  },
  async tryCompanion() {
    greetAnew();
    await sync();
    return {};
  },
  holdings: () => askCompanion('holdings', {}),
  async restoreAll() {
    await beginRestore();
    return {};
  },
  async stopRestore() {
    stopRestore();
    return {};
  },
  async companionBackup() {
    const answer = await askCompanion('backup', {});
    // The list is told with a greeting.
    closePort();
    await sync();
    return answer;
  },
  async restoreBackup({ name }) {
    const answer = await askCompanion('restoreBackup', { name });
    closePort();
    await sync();
    return answer;
  },
  async chooseFolder(request) {
    const answer = await askCompanion('chooseFolder', request);
    await noteFolder(theStore(), answer.folder);
    return answer;
  },
  writeFile: (request) => askCompanion('writeFile', request),
};

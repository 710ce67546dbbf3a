/** What the background does about the companion for the extension's own pages. */
import { browser } from 'wxt/browser';
import { CommandError, type Handlers } from '../../../lib/protocol/answer.ts';
import type { companionOwnCommands } from '../../../lib/protocol/companion-own.ts';
import { companionOf, switchCompanion } from '../../../lib/store/companion.ts';
import { theStore } from '../the-store.ts';
import { askCompanion } from './line.ts';
import { closePort } from './port.ts';
import { beginRestore, restoringState, stopRestore } from './restoring.ts';
import { companionState, keepState } from './state.ts';
import { sync } from './syncing.ts';

const isPermitted = () => browser.permissions.contains({ permissions: ['nativeMessaging'] });

export const companionHandlers: Handlers<typeof companionOwnCommands, unknown> = {
  async companion() {
    const [companion, permitted, waiting, last, restoring] = await Promise.all([
      companionOf(theStore()),
      isPermitted(),
      theStore().outbox.count(),
      companionState(),
      restoringState(),
    ]);
    const { on = false, clerk, unit, filling, safeAt, refused = [] } = companion ?? {};
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
  companionBackup: () => askCompanion('backup', {}),
  async restoreBackup({ name }) {
    const answer = await askCompanion('restoreBackup', { name });
    closePort();
    await sync();
    return answer;
  },
  async chooseFolder(request) {
    const answer = await askCompanion('chooseFolder', request);
    const { folder: _before, ...last } = await companionState();
    await keepState({ ...last, ...answer });
    return answer;
  },
  writeFile: (request) => askCompanion('writeFile', request),
};

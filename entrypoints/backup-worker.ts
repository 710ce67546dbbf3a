/** The worker of backups: files are made and read here, so that the page never stops. It reads the store and never writes it. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { servedBackup } from '../lib/backup/remote.ts';
import { createSession } from '../lib/backup/session.ts';
import { openStore } from '../lib/store/open.ts';

export default defineUnlistedScript(() => {
  let broken = 0;
  const store = openStore({
    onBrokenRow: ({ table, reason }) => {
      broken++;
      console.warn(`Anqi: a row of ${table} was left out: ${reason}`);
    },
  });
  const serve = servedBackup(
    createSession(
      store,
      () => Date.now(),
      () => broken,
    ),
    (answered) => postMessage(answered),
  );
  addEventListener('message', ({ data }) => void serve(data));
});

/** The worker of the import page: files are read here, so that the page never stops. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { serveSession } from '../lib/importing/remote.ts';
import { createSession } from '../lib/importing/session.ts';

export default defineUnlistedScript(() => {
  const session = createSession(() => Date.now());
  addEventListener('message', ({ data }) => {
    void serveSession(session, data, (answered) => postMessage(answered));
  });
});

/** The worker of the import page: files are read here, so that the page never stops. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { servedSession } from '../lib/importing/remote.ts';
import { createSession } from '../lib/importing/session.ts';

export default defineUnlistedScript(() => {
  const serve = servedSession(
    createSession(() => Date.now()),
    (answered) => postMessage(answered),
  );
  addEventListener('message', ({ data }) => void serve(data));
});

/** The worker of the statistics page: tickets are counted and files are made here, so that the page never stops. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { servedOffice } from '../lib/office/remote.ts';
import { createOffice } from '../lib/office/session.ts';
import { openStore } from '../lib/store/open.ts';
import { sayFrom, zMessages } from '../lib/ticket/messages.ts';

export default defineUnlistedScript(() => {
  // A worker cannot ask the browser for words: the page says which language it speaks.
  const locale = new URL(location.href).searchParams.get('locale') === 'en' ? 'en' : 'zh_CN';
  const office = fetch(`/_locales/${locale}/messages.json`)
    .then((answer) => answer.json())
    .then((messages) =>
      createOffice(
        openStore({
          onBrokenRow: ({ table, reason }) => console.warn(`Anqi: a row of ${table} was left out: ${reason}`),
        }),
        sayFrom(zMessages.parse(messages)),
        () => Date.now(),
      ),
    )
    .then((session) => servedOffice(session, (answered) => postMessage(answered)));
  addEventListener('message', ({ data }) => {
    office.then(
      (serve) => serve(data),
      // Without its words it can do nothing: the page is told, and does not wait.
      () => postMessage({ id: data.id, refusal: 'failed' }),
    );
  });
});

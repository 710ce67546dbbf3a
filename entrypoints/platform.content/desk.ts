/** The background as the overlay sees it: batches go out, clocks come back. */
import { browser } from 'wxt/browser';
import type { Desk } from '../../lib/overlay/overlay.ts';
import { profileFor } from '../../lib/profiles/profile.ts';
import { asker } from '../../lib/protocol/answer.ts';
import { type Alert, MAX_BATCH, pageCommands } from '../../lib/protocol/page.ts';
import { lexiconOf } from '../../lib/reading/lexicon.ts';

/** Asks the background; a worker that has died is started again by the message itself. */
export const ask = asker(pageCommands, (message) => browser.runtime.sendMessage(message));

/** @param onStored called when tickets were stored: a trouble told before is over then */
export function createDesk(onStored: () => void): Desk {
  return {
    async observe(finding, found) {
      const url = location.href.slice(0, 2_000);
      const views = [];
      let alert: Alert = { overdue: 0, soon: 0, asOfMs: 0 };
      let sent = 0;
      do {
        const batch = found.slice(sent, sent + MAX_BATCH);
        const observations = batch.map(({ source, observation, inferred, url: link }) => ({
          source,
          observation: Object.keys(inferred).length > 0 ? { ...observation, inferred } : observation,
          ...(link === undefined ? {} : { url: link }),
        }));
        const answer = await ask('observe', { url, finding, observations });
        views.push(...answer.views);
        alert = answer.alert;
        sent += batch.length;
      } while (sent < found.length);
      if (sent > 0) onStored();
      return { views, alert };
    },
    views: (ticketNos) => ask('views', { ticketNos }),
    lexicon: async () => lexiconOf(profileFor((await ask('profiles', {})).profiles, location.href)),
  };
}

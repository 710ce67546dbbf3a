/** The archived quarter of the practice city in the store, as an import brings it in. */
import { instantText } from '../../../lib/calendar/time.ts';
import { archiveTickets } from '../../../practice/data/archive.ts';
import type { Anqi } from './anqi.ts';

const BATCH = 500;
const at = (ms: number | undefined) => (ms === undefined ? undefined : instantText(ms));

/** What the platform's list and pages show of the archive's tickets, as messages carry it. */
const observations = () =>
  archiveTickets().map((ticket) => {
    const { ticketNo, title, content, unit, category, channel, kind, place, citizenName, citizenPhone, status } =
      ticket;
    return {
      ...{ ticketNo, title, content, unit, category, channel, kind, place, citizenName, citizenPhone, status },
      receivedAt: at(ticket.receivedAt),
      assignedAt: at(ticket.assignedAt),
      dueAt: at(ticket.dueAt),
      finishedAt: at(ticket.finishedAt),
      reply: ticket.answer?.text,
      satisfaction: ticket.callback?.satisfaction,
      contacted: ticket.callback?.contacted,
      told: ticket.callback?.told,
      solved: ticket.callback?.solved,
    };
  });

/**
 * Stores all 2,345 tickets of 2020Q2.
 * @param site one that is switched on
 * @returns a page of the extension
 */
export async function storeArchive({ context, extensionId }: Anqi, site: string) {
  const page = await context.newPage();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`chrome-extension://${extensionId}/options.html`);
  const all = observations();
  for (let from = 0; from < all.length; from += BATCH) {
    const request = { site, observations: all.slice(from, from + BATCH), more: from + BATCH < all.length };
    const answer = await page.evaluate((asked) => chrome.runtime.sendMessage(asked), {
      anqi: 'importTickets',
      request: JSON.parse(JSON.stringify(request)),
    });
    if (!(answer as { ok: boolean }).ok) throw new Error(JSON.stringify(answer));
  }
  return page;
}

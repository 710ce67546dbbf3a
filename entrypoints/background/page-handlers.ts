/** What the background does for the pages of a platform. */
import { chinaCalendar } from '../../lib/calendar/china.ts';
import { clockView } from '../../lib/clocks/view.ts';
import { CommandError, type Handlers } from '../../lib/protocol/answer.ts';
import type { Alert, pageCommands } from '../../lib/protocol/page.ts';
import { recordSeen, unseen } from '../../lib/store/ledger.ts';
import { allProfiles, saveProfiles } from '../../lib/store/profiles.ts';
import { recordObservations } from '../../lib/store/record.ts';
import { recordReading, siteOf } from '../../lib/store/sites.ts';
import { ticketViews } from '../../lib/store/tickets.ts';
import { showIcon } from './icon.ts';
import { remind } from './reminding.ts';
import { enabledOrigins, isPermitted, tellTabs } from './sites.ts';
import { theStore } from './the-store.ts';

/** Pages are known by their origin, as the browser tells it, never by what they say. */
export interface PageContext {
  origin: string;
}

export const pageHandlers: Handlers<typeof pageCommands, PageContext> = {
  async observe({ url, finding, observations }, { origin }) {
    await mustBeEnabled(origin);
    const atMs = Date.now();
    const views = [];
    let refused = 0;
    let news = 0;
    for (const source of ['list', 'detail'] as const) {
      const seen = observations.filter((each) => each.source === source).map((each) => each.observation);
      if (seen.length === 0) continue;
      const isDetailPage = source === 'detail' && finding.kind === 'detail';
      const ctx = { site: origin, source, atMs, ...(isDetailPage ? { url } : {}) };
      const recorded = await recordObservations(theStore(), ctx, seen);
      for (const { ticketNo, reason } of recorded.refused)
        console.warn(`Anqi: refused ${ticketNo ?? 'a ticket'}: ${reason}`);
      refused += recorded.refused.length;
      news += recorded.added + recorded.changed;
      views.push(...recorded.tickets.map((ticket) => clockView(ticket, atMs, chinaCalendar)));
    }
    if (finding.kind !== 'none') {
      await recordReading(theStore(), origin, {
        atMs,
        kind: finding.kind,
        tickets: finding.tickets,
        columns: finding.columns,
      });
    }
    if (news > 0) {
      await showIcon();
      await remind();
    }
    return { views, refused, alert: await alertNow() };
  },

  async views({ ticketNos }, { origin }) {
    await mustBeEnabled(origin);
    await showIcon();
    const views = await ticketViews(theStore(), origin, ticketNos, Date.now(), chinaCalendar);
    return { views, alert: await alertNow() };
  },

  async profiles(_request, { origin }) {
    await mustBeEnabled(origin);
    const profiles = await allProfiles(theStore());
    return { profiles: profiles.filter(({ match }) => match.some((prefix) => isOf(prefix, origin))) };
  },

  async saveProfile({ profile }, { origin }) {
    await mustBeEnabled(origin);
    if (!profile.match.every((prefix) => isOf(prefix, origin)))
      throw new CommandError({ code: 'bad-message', detail: 'the profile speaks about another site' });
    await saveProfiles(theStore(), [profile]);
    await tellTabs(origin, 'readNow');
    return {};
  },

  async alertSeen(_request, { origin }) {
    await mustBeEnabled(origin);
    const rows = await unseen(theStore(), await enabledOrigins());
    await recordSeen(
      theStore(),
      rows.map((row) => row.key),
      Date.now(),
    );
    return {};
  },
};

/** Whether the beginning of an address lies on an origin. */
const isOf = (prefix: string, origin: string) => URL.canParse(prefix) && new URL(prefix).origin === origin;

async function mustBeEnabled(origin: string): Promise<void> {
  if (!(await siteOf(theStore(), origin)) || !(await isPermitted(origin)))
    throw new CommandError({ code: 'not-enabled' });
}

async function alertNow(): Promise<Alert> {
  const rows = await unseen(theStore(), await enabledOrigins());
  const nowOverdue = new Set(rows.filter((row) => row.stage === 'overdue').map((row) => `${row.site} ${row.ticketNo}`));
  const all = new Set(rows.map((row) => `${row.site} ${row.ticketNo}`));
  return { overdue: nowOverdue.size, soon: all.size - nowOverdue.size };
}

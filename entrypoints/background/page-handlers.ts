/** What the background does for the pages of a platform. */
import { explain, type TicketClocks } from '../../lib/clocks/explain.ts';
import { clockView } from '../../lib/clocks/view.ts';
import { pathOf, type Seen } from '../../lib/drift/judge.ts';
import { CommandError, type Handlers } from '../../lib/protocol/answer.ts';
import type { Alert, Finding, Look, pageCommands } from '../../lib/protocol/page.ts';
import { allProfiles, saveProfiles } from '../../lib/store/profiles.ts';
import { recordObservations } from '../../lib/store/record.ts';
import { recordMark } from '../../lib/store/settle.ts';
import { endDrift, quietDrift, recordReading, siteOf, watchDrift } from '../../lib/store/sites.ts';
import { ticketOf, ticketViews } from '../../lib/store/tickets.ts';
import { mayVisit, noteLinks } from '../../lib/store/visits.ts';
import type { Ticket } from '../../lib/ticket/model.ts';
import { theCalendar } from './calendar.ts';
import { noteChange } from './changed.ts';
import { mustBeEnabled } from './enabled.ts';
import { evidenceHandlers } from './evidence.ts';
import { showIcon } from './icon.ts';
import { openMapping } from './mapping.ts';
import { lookAtPcClock, pcClockOff } from './pc-clock.ts';
import { remind, seeReminders, snoozeReminders } from './reminding.ts';
import { helpFor, keepContact, likeReply, noteSend } from './replying.ts';
import { makeReport } from './reporting.ts';
import { noteLog, returnHelpFor } from './returning.ts';
import { byRules, theRuling } from './ruling.ts';
import { noteShown, openRelated } from './shown.ts';
import { indexSoon, related } from './similar.ts';
import { tellTabs } from './sites.ts';
import { theStore } from './the-store.ts';
import { keepWalk, type Place, pressLink, stopWalk, walkState } from './walking.ts';

/** Pages are known by their origin and frame, as the browser tells them, never by what they say. */
export type PageContext = Place;

export const pageHandlers: Handlers<typeof pageCommands, PageContext> = {
  ...evidenceHandlers,

  async observe({ url, finding, observations }, { origin }) {
    const site = await mustBeEnabled(origin);
    // Never waited for: a platform may be slow to answer.
    if (finding.kind !== 'none') compareClocks(origin).catch((error: unknown) => console.warn('Anqi:', error));
    const atMs = Date.now();
    const links = new Map(
      observations
        .flatMap(linkOf)
        .flatMap(({ ticketNo, url: link }) => (mayVisit(link, origin) ? [[ticketNo, link]] : [])),
    );
    const views = [];
    let refused = 0;
    let news = 0;
    for (const source of ['list', 'detail'] as const) {
      const seen = observations.filter((each) => each.source === source).map((each) => each.observation);
      if (seen.length === 0) continue;
      const isDetailPage = source === 'detail' && finding.kind === 'detail';
      const ctx = { site: origin, source, atMs, links, ...(isDetailPage ? { url } : {}) };
      const recorded = await byRules((_ruling, ruled) => recordObservations(theStore(), { ...ctx, ruled }, seen));
      for (const { ticketNo, reason } of recorded.refused)
        console.warn(`Anqi: refused ${ticketNo ?? 'a ticket'}: ${reason}`);
      refused += recorded.refused.length;
      news += recorded.added + recorded.changed;
      const calendar = await theCalendar();
      views.push(...recorded.tickets.map((ticket) => clockView(ticket, atMs, calendar)));
    }
    if (site.visitDetails) await noteLinks(theStore(), origin, observations.flatMap(linkOf));
    if (finding.look) await watchDrift(theStore(), origin, pathOf(url), seenOf(finding, finding.look), atMs);
    if (finding.kind !== 'none') {
      await recordReading(theStore(), origin, {
        atMs,
        kind: finding.kind,
        tickets: finding.tickets,
        columns: finding.columns,
      });
    }
    if (news > 0) {
      await noteChange();
      indexSoon();
      // Not waited for: a walk hands over one batch after the other, and pages are told when it is done.
      remind().catch((error: unknown) => console.warn('Anqi:', error));
    }
    return { views, refused, alert: await alertNow(origin) };
  },

  async views({ ticketNos }, { origin }) {
    await mustBeEnabled(origin);
    const views = await ticketViews(theStore(), origin, ticketNos, Date.now(), await theCalendar());
    return { views, alert: await alertNow(origin) };
  },

  async ticketClocks({ ticketNo }, { origin }) {
    await mustBeEnabled(origin);
    return explained(await ticketOf(theStore(), origin, ticketNo));
  },

  async mark({ ticketNo, mark }, { origin }) {
    await mustBeEnabled(origin);
    const ticket = await byRules((ruling) => recordMark(theStore(), [origin, ticketNo], mark, ruling, Date.now()));
    if (ticket) {
      await noteChange();
      await remind();
      await tellTabs(origin, 'refresh');
    }
    return explained(ticket);
  },

  async returnHelp(request, place) {
    await mustBeEnabled(place.origin);
    return await returnHelpFor(place, request);
  },

  async shownLog(request, place) {
    await mustBeEnabled(place.origin);
    await noteLog(place, request);
    return {};
  },

  async replyHelp({ ticketNo }, { origin }) {
    await mustBeEnabled(origin);
    return { help: await helpFor(origin, ticketNo) };
  },

  async noteContact({ ticketNo, id, note }, { origin }) {
    await mustBeEnabled(origin);
    await keepContact([origin, ticketNo], id, note);
    return { help: await helpFor(origin, ticketNo) };
  },

  async dropContact({ ticketNo, id }, { origin }) {
    await mustBeEnabled(origin);
    await keepContact([origin, ticketNo], id, undefined);
    return { help: await helpFor(origin, ticketNo) };
  },

  async noteSend({ ticketNo, open }, { origin }) {
    await mustBeEnabled(origin);
    await noteSend([origin, ticketNo], open);
    return {};
  },

  async likeReply({ ticketNo, text }, { origin }) {
    await mustBeEnabled(origin);
    const like = await likeReply(origin, ticketNo, text);
    return like ? { like } : {};
  },

  async related({ ticketNo }, { origin }) {
    await mustBeEnabled(origin);
    const { counts } = await related(origin, ticketNo);
    return { counts };
  },

  async openRelated({ ticketNo }, place) {
    // Before anything is awaited: the click is forgotten then.
    const opening = openRelated(place, ticketNo);
    await mustBeEnabled(place.origin);
    await opening;
    return {};
  },

  async shown({ ticketNo }, place) {
    await mustBeEnabled(place.origin);
    await noteShown(place, ticketNo);
    return {};
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
    await endDrift(theStore(), origin);
    await tellTabs(origin, 'readNow');
    return {};
  },

  async alertSeen({ asOfMs }, { origin }) {
    await mustBeEnabled(origin);
    await seeReminders(asOfMs);
    return {};
  },

  async alertLater({ asOfMs }, { origin }) {
    await mustBeEnabled(origin);
    await snoozeReminders('hour', asOfMs);
    return {};
  },

  async driftSeen(_request, { origin }) {
    await mustBeEnabled(origin);
    await quietDrift(theStore(), origin, Date.now() + QUIET_MS);
    await tellTabs(origin, 'refresh');
    return {};
  },

  async remap(_request, { origin, tabId }) {
    await mustBeEnabled(origin);
    if (tabId !== undefined) await openMapping(tabId);
    return {};
  },

  async report(_request, { origin, tabId }) {
    await mustBeEnabled(origin);
    if (tabId !== undefined) await makeReport(tabId, origin);
    return {};
  },

  async walkState(_request, place) {
    await mustBeEnabled(place.origin);
    const state = await walkState(place);
    return state ? { state } : {};
  },

  async keepWalk({ state }, place) {
    await mustBeEnabled(place.origin);
    return { stop: await keepWalk(place, state) };
  },

  async stopWalk(_request, { origin, tabId }) {
    await mustBeEnabled(origin);
    if (tabId !== undefined) await stopWalk(tabId);
    return {};
  },

  async pressLink({ path }, place) {
    await mustBeEnabled(place.origin);
    await pressLink(place, path);
    return {};
  },
};

async function explained(ticket: Ticket | undefined): Promise<{ clocks?: TicketClocks }> {
  return ticket ? { clocks: explain(ticket, await theRuling(), Date.now()) } : {};
}

/** Whether the beginning of an address lies on an origin. */
const isOf = (prefix: string, origin: string) => URL.canParse(prefix) && new URL(prefix).origin === origin;

/** The number and the address of what a list links to. */
function linkOf({ observation, url }: { observation: unknown; url?: string | undefined }) {
  const ticketNo = (observation as { ticketNo?: unknown } | null)?.ticketNo;
  return typeof ticketNo === 'string' && url ? [{ ticketNo, url }] : [];
}

/** How long a drift that the clerk has seen is not spoken of on the page. */
const QUIET_MS = 86_400_000;

/** What a finding says of the platform itself. */
function seenOf({ warnings }: Finding, { state, settled, fields, shapes }: Look): Seen {
  const misfits = warnings.flatMap(({ code, field, label }) =>
    code === 'column-unreadable' && field ? [{ field, label: label ?? '' }] : [],
  );
  return { state, settled, fields, shapes, misfits };
}

async function compareClocks(origin: string): Promise<void> {
  if (await lookAtPcClock(origin)) await tellTabs(origin, 'refresh');
}

async function alertNow(origin: string): Promise<Alert> {
  const { overdue, soon, asOfMs } = await showIcon();
  const drift = (await siteOf(theStore(), origin))?.drift;
  const isQuiet = drift === undefined || (drift.quietUntilMs ?? 0) > Date.now();
  const clockAhead = await pcClockOff();
  return {
    overdue,
    soon,
    asOfMs,
    ...(isQuiet ? {} : { drift }),
    ...(clockAhead === undefined ? {} : { clockAhead }),
  };
}

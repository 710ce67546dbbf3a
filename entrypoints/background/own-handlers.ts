/** What the background does for the extension's own pages. */
import { say } from '../../components/say.ts';
import type { Calendar } from '../../lib/calendar/calendar.ts';
import { dayOfMs } from '../../lib/calendar/time.ts';
import { clockView } from '../../lib/clocks/view.ts';
import { quarterOf } from '../../lib/metrics/quarter.ts';
import type { Handlers } from '../../lib/protocol/answer.ts';
import type { Line, ownCommands } from '../../lib/protocol/own.ts';
import { reminderSettings } from '../../lib/reminders/kept.ts';
import { ticketsBehind } from '../../lib/store/behind.ts';
import { officeCalendar } from '../../lib/store/calendar.ts';
import { officeDuties } from '../../lib/store/duties.ts';
import { figures } from '../../lib/store/figures.ts';
import { noteUnmasking, officeProfile, saveOfficeProfile, unmaskings } from '../../lib/store/office.ts';
import { recordPersist } from '../../lib/store/persist.ts';
import { replySettings, saveReplySettings } from '../../lib/store/replying.ts';
import { officeRules } from '../../lib/store/rules.ts';
import { siteOf } from '../../lib/store/sites.ts';
import { hasTickets, openTickets, ticketsOf } from '../../lib/store/tickets.ts';
import type { Ticket } from '../../lib/ticket/model.ts';
import { entryOf } from '../../lib/worklist/entry.ts';
import { keepCalendar, theCalendar } from './calendar.ts';
import { noteChange } from './changed.ts';
import { readerHandlers } from './evidence-queue.ts';
import { exportFile } from './exporting.ts';
import { showIcon } from './icon.ts';
import { importTickets } from './importing.ts';
import { openMapping } from './mapping.ts';
import { pcClockOff } from './pc-clock.ts';
import { previewRules } from './previewing.ts';
import { keepProfiles, knownProfiles, removeProfile } from './profiles.ts';
import { keepReminderSettings, remind, seeReminders, snoozeReminders, unseenNow } from './reminding.ts';
import { lastReport, makeReport } from './reporting.ts';
import { keepDuties } from './returning.ts';
import { keepRules, rulesChanged } from './ruling.ts';
import { indexSoon, related } from './similar.ts';
import { disable, enable, enabledOrigins, isPermitted, readTab, tellTabs, wish } from './sites.ts';
import { brokenRows, theStore } from './the-store.ts';
import { switchVisits } from './visiting.ts';
import { startWalk, stopWalk, walkStatus } from './walking.ts';

export const ownHandlers: Handlers<typeof ownCommands, unknown> = {
  ...readerHandlers,
  async site({ origin }) {
    const site = await siteOf(theStore(), origin);
    const enabled = site !== undefined && (await isPermitted(origin));
    return { enabled, visitDetails: site?.visitDetails === true, ...(site?.drift ? { drift: site.drift } : {}) };
  },
  async wish({ origin, tabId }) {
    await wish(origin, tabId);
    return {};
  },
  async enable({ origin, tabId }) {
    const finding = await enable(origin, tabId);
    // Tickets kept from before count again.
    await remind();
    await noteChange();
    return finding;
  },
  async disable({ origin, deleteData }) {
    await disable(origin, deleteData);
    await showIcon();
    await noteChange();
    indexSoon();
    return {};
  },
  read: ({ tabId }) => readTab(tabId),
  async visitDetails({ origin, on }) {
    await switchVisits(origin, on);
    return {};
  },
  async walk({ tabId }) {
    await startWalk(tabId);
    return {};
  },
  async stopWalk({ tabId }) {
    await stopWalk(tabId);
    return {};
  },
  async walkStatus({ tabId }) {
    const state = await walkStatus(tabId);
    return state ? { state } : {};
  },
  async report({ tabId, origin }) {
    await makeReport(tabId, origin);
    return {};
  },
  bundle: () => lastReport(),
  async map({ tabId }) {
    await openMapping(tabId);
    return {};
  },

  profiles: () => knownProfiles(),
  async saveProfiles({ profiles }) {
    await keepProfiles(profiles);
    return {};
  },
  async removeProfile({ id }) {
    await removeProfile(id);
    return {};
  },

  calendar: async () => ({ office: await officeCalendar(theStore()) }),
  async saveCalendar({ office }) {
    await keepCalendar(office);
    await rulesChanged();
    await remind();
    await noteChange();
    return {};
  },

  async rules() {
    const rules = await officeRules(theStore());
    return rules ? { profile: rules.profile } : {};
  },
  async saveRules({ profile }) {
    await keepRules(profile);
    await remind();
    await noteChange();
    return {};
  },
  previewRules: ({ profile }) => previewRules(profile),

  async duties() {
    const directory = await officeDuties(theStore());
    return directory ? { directory } : {};
  },
  async saveDuties({ directory }) {
    await keepDuties(directory);
    return {};
  },

  async officeProfile() {
    return { profile: await officeProfile(theStore()) };
  },
  async saveOfficeProfile({ profile }) {
    await saveOfficeProfile(theStore(), profile);
    return {};
  },
  async noteUnmasking({ unmasking }) {
    await noteUnmasking(theStore(), unmasking);
    return {};
  },
  async unmaskings() {
    return { unmaskings: await unmaskings(theStore()) };
  },
  importTickets: ({ site, observations, more }) => importTickets(site, observations, more),

  async worklist() {
    const nowMs = Date.now();
    const [tickets, enabled, calendar] = await Promise.all([openTickets(theStore()), enabledOrigins(), theCalendar()]);
    return { entries: tickets.filter(({ site }) => enabled.has(site)).map((each) => entryOf(each, nowMs, calendar)) };
  },

  relatedTickets: ({ site, ticketNo }) => related(site, ticketNo),
  async overview() {
    const nowMs = Date.now();
    const calendar = await theCalendar();
    const question = { nowMs, calendar };
    const [all, known, rules, rows] = await Promise.all([
      figures(theStore(), question),
      hasTickets(theStore()),
      officeRules(theStore()),
      unseenNow(),
    ]);
    const tickets = await ticketsOf(
      theStore(),
      rows.map(({ site, ticketNo }) => [site, ticketNo]),
    );
    const period = quarterOf(dayOfMs(nowMs)).label;
    const clockAhead = await pcClockOff();
    return {
      period,
      figures: all,
      reminders: tickets.map((ticket) => lineOf(ticket, nowMs, calendar)),
      asOfMs: nowMs,
      ruled: rules !== undefined,
      known,
      broken: brokenRows(),
      ...(clockAhead === undefined ? {} : { clockAhead }),
    };
  },

  async behind({ figure, offset, limit }) {
    const nowMs = Date.now();
    const calendar = await theCalendar();
    const question = { nowMs, calendar, offset, limit: limit + 1 };
    const tickets = await ticketsBehind(theStore(), figure, question);
    const lines = tickets.slice(0, limit).map((ticket) => lineOf(ticket, nowMs, calendar));
    return { lines, more: tickets.length > limit };
  },

  async keepsStore({ answer }) {
    await recordPersist(theStore(), answer);
    return {};
  },

  async remindersSeen({ asOfMs }) {
    await seeReminders(asOfMs);
    return {};
  },
  async snooze({ until, asOfMs }) {
    await snoozeReminders(until, asOfMs);
    return {};
  },
  reminderSettings: async () => ({ settings: await reminderSettings(theStore()) }),
  async saveReminderSettings({ settings }) {
    await keepReminderSettings(settings);
    return {};
  },

  replySettings: async () => ({ settings: await replySettings(theStore()) }),
  async saveReplySettings({ settings }) {
    await saveReplySettings(theStore(), settings);
    for (const origin of await enabledOrigins()) await tellTabs(origin, 'refresh');
    return {};
  },

  exportFile: ({ format }) => exportFile(format, say),
};

function lineOf(ticket: Ticket, nowMs: number, calendar: Calendar): Line {
  const { site, ticketNo, title, url } = ticket;
  return {
    site,
    ticketNo,
    ...(title === undefined ? {} : { title }),
    ...(url === undefined ? {} : { url }),
    view: clockView(ticket, nowMs, calendar),
  };
}

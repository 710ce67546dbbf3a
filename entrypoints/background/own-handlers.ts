/** What the background does for the extension's own pages. */
import { say } from '../../components/say.ts';
import type { Handlers } from '../../lib/protocol/answer.ts';
import type { ownCommands } from '../../lib/protocol/own.ts';
import { reminderSettings } from '../../lib/reminders/kept.ts';
import { ticketsBehind } from '../../lib/store/behind.ts';
import { officeCalendar } from '../../lib/store/calendar.ts';
import { officeDuties } from '../../lib/store/duties.ts';
import { parts } from '../../lib/store/figures.ts';
import { noteUnmasking, officeProfile, saveOfficeProfile, unmaskings } from '../../lib/store/office.ts';
import { recordPersist } from '../../lib/store/persist.ts';
import { replySettings, saveReplySettings } from '../../lib/store/replying.ts';
import { officeRules } from '../../lib/store/rules.ts';
import { siteOf } from '../../lib/store/sites.ts';
import { openTickets } from '../../lib/store/tickets.ts';
import { entryOf } from '../../lib/worklist/entry.ts';
import { backupHandlers } from './backing-up.ts';
import { keepCalendar, theCalendar } from './calendar.ts';
import { noteChange } from './changed.ts';
import { companionHandlers } from './companion/handlers.ts';
import { readerHandlers } from './evidence-queue.ts';
import { exportFile } from './exporting.ts';
import { showIcon } from './icon.ts';
import { importTickets } from './importing.ts';
import { openMapping } from './mapping.ts';
import { lineOf, overview, questionOf } from './overview.ts';
import { previewRules } from './previewing.ts';
import { keepProfiles, knownProfiles, removeProfile } from './profiles.ts';
import { keepReminderSettings, remind, seeReminders, snoozeReminders } from './reminding.ts';
import { lastReport, makeReport } from './reporting.ts';
import { keepDuties } from './returning.ts';
import { keepRules, rulesChanged } from './ruling.ts';
import { indexSoon, related } from './similar.ts';
import { disable, enable, enabledOrigins, isPermitted, readTab, tellTabs, wish } from './sites.ts';
import { theStore } from './the-store.ts';
import { switchVisits } from './visiting.ts';
import { startWalk, stopWalk, walkStatus } from './walking.ts';

export const ownHandlers: Handlers<typeof ownCommands, unknown> = {
  ...readerHandlers,
  ...companionHandlers,
  ...backupHandlers,
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
  overview,
  parts: async (place) => parts(theStore(), await questionOf(place, Date.now())),

  async behind({ figure, offset, limit, ...place }) {
    const question = await questionOf(place, Date.now());
    const tickets = await ticketsBehind(theStore(), figure, { ...question, offset, limit: limit + 1 });
    const lines = tickets.slice(0, limit).map((ticket) => lineOf(ticket, question.nowMs, question.calendar));
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

  exportFile: ({ format, quarter }) => exportFile(format, say, quarter),
};

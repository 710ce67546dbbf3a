/** A period of the office: counted once, then asked for its lists, its bulletin, its files. It runs in a worker. */
import { draftBulletin } from '../bulletin/draft.ts';
import { fieldsOf } from '../bulletin/fields.ts';
import { leaderDays } from '../bulletin/leader.ts';
import { plainText } from '../bulletin/model.ts';
import { type OfficeProfile, zOfficeProfile } from '../bulletin/settings.ts';
import type { Source } from '../bulletin/source.ts';
import { officeTime } from '../calendar/office.ts';
import { dayOfMs, dayText, earliestMs } from '../calendar/time.ts';
import { periodOf, quarterAt, toDate } from '../figures/period.ts';
import { LIST_NAMES, type List } from '../figures/report.ts';
import type { Asking } from '../protocol/remote.ts';
import { officeCalendar } from '../store/calendar.ts';
import { daysKnown, officeProfile } from '../store/office.ts';
import type { Store } from '../store/open.ts';
import type { Say } from '../ticket/words.ts';
import { bulletinText } from '../verifying/text.ts';
import { verifyBulletin } from '../verifying/verify.ts';
import type { Counted } from './count.ts';
import { madeFile } from './files.ts';
import { inOrder, linesBehind, pageOf } from './lines.ts';
import { countPeriod } from './load.ts';
import {
  type Draft,
  type FileAsked,
  type Loaded,
  type MadeFile,
  type Page,
  type Scope,
  type Verified,
  zAsked,
  zFileAsked,
  zList,
  zScope,
} from './model.ts';

export interface OfficeSession {
  /** Quarters of which tickets are known, the last one first. */
  quarters(): Promise<string[]>;
  load(asked: unknown, asking?: Asking): Promise<Loaded>;
  /** The tickets that a figure of the loaded report counts. */
  behind(scope: unknown, id: string, offset: number, limit: number): Page;
  /** The tickets of one of the report's lists. */
  listed(list: unknown, offset: number, limit: number): Page;
  /** The calls of a leader's day. */
  leaderDay(day: string): Page;
  /** @param profile with the texts to draft by */
  draft(profile: unknown): Draft;
  file(asked: unknown, asking?: Asking): Promise<MadeFile>;
  /** Checks a printed bulletin: its text, or its file. @throws FileRefusal for a file that cannot be read */
  verify(bulletin: string | Uint8Array): Verified;
}

/** @param say in the language of the page */
export function createOffice(store: Store, say: Say, now: () => number): OfficeSession {
  let loads = 0;
  let held: (Counted & { profile: OfficeProfile; unit: string | undefined }) | undefined;
  const loaded = () => {
    if (!held) throw new Error('nothing was loaded');
    return held;
  };
  const sourceOf = (profile: OfficeProfile, unmask = false): Source => {
    const { report, entries, unit } = loaded();
    return { report, entries, settings: profile.bulletin, unit, unmask, say };
  };

  return {
    async quarters() {
      const known = await daysKnown(store);
      const names = new Set([quarterAt(now()).name]);
      if (known) {
        const lastMs = Math.min(earliestMs(known[1]), now());
        for (let at = earliestMs(known[0]); at <= lastMs; ) {
          const quarter = quarterAt(at);
          names.add(quarter.name);
          at = quarter.toMs;
        }
      }
      return [...names].sort().reverse();
    },
    async load(asked, { signal, onProgress } = {}) {
      const { period: name, unit, profile: tried, asOf } = zAsked.parse(asked);
      const whole = periodOf(name);
      if (!whole) throw new RangeError(`no period: ${name}`);
      const mine = ++loads;
      const profile = tried ?? (await officeProfile(store));
      const { calendar } = officeTime(await officeCalendar(store));
      const nowMs = now();
      const period = toDate(whole, nowMs);
      const asOfMs = asOf === 'now' ? nowMs : Math.min(nowMs, period.toMs);
      const counted = await countPeriod(store, { period, profile, calendar, asOfMs, unit }, (share) => {
        // Whoever asks for another period no longer waits for this one.
        if (mine !== loads) throw new DOMException('another period was asked for', 'AbortError');
        signal?.throwIfAborted();
        onProgress?.(share);
      });
      held = { ...counted, profile, unit };
      const { question, cases: _cases, lists, ...rest } = counted.report;
      return {
        report: {
          ...rest,
          period: name,
          toDate: period.toDate === true,
          asOfMs: question.asOfMs,
          days: [dayText(dayOfMs(period.fromMs)), dayText(dayOfMs(period.toMs - 1))],
          lists: Object.fromEntries(LIST_NAMES.map((list) => [list, lists[list].length])) as Record<List, number>,
        },
        profile,
        ...(unit === undefined ? {} : { unit }),
        units: counted.units,
        tickets: counted.entries.length,
        leader: leaderDays(sourceOf(profile)).map(({ entries: _entries, ...day }) => day),
      };
    },
    behind(scope, id, offset, limit) {
      const { entries, report } = loaded();
      const asked: Scope = zScope.parse(scope);
      return pageOf(
        linesBehind(entries, report.question, asked, id),
        { question: report.question, say },
        offset,
        limit,
      );
    },
    listed(list, offset, limit) {
      const { entries, report } = loaded();
      const wanted = new Set(report.lists[zList.parse(list)]);
      const found = entries.filter(({ counted }) => wanted.has(counted));
      return pageOf(inOrder(found, report.question), { question: report.question, say }, offset, limit);
    },
    leaderDay(day) {
      const { profile, report } = loaded();
      const calls = leaderDays(sourceOf(profile)).find((each) => each.day === day)?.entries ?? [];
      return pageOf(calls, { question: report.question, say }, 0, calls.length);
    },
    draft(asked) {
      const source = sourceOf(zOfficeProfile.parse(asked));
      const blocks = draftBulletin(source, now());
      const text = blocks.flatMap((block) => (block.is === 'paragraph' ? [plainText(block.parts)] : [])).join('\n');
      const differing = verifyBulletin(text).filter(({ verdict }) => verdict === 'differs');
      return { blocks, fields: [...fieldsOf(source).values()], differing };
    },
    async file(asked, { signal, onProgress } = {}) {
      const { format, unmask }: FileAsked = zFileAsked.parse(asked);
      const { hours } = officeTime(await officeCalendar(store));
      const office = { source: sourceOf(loaded().profile, unmask), madeMs: now(), hours };
      return await madeFile(format, office, { signal, onProgress });
    },
    verify(bulletin) {
      const text = typeof bulletin === 'string' ? bulletin : bulletinText(bulletin);
      return { text, found: verifyBulletin(text) };
    },
  };
}

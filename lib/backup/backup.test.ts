/** A store as a file, and back: whole, or not at all. */
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { PRACTICE_DUTIES } from '../../tests/fixtures/duties.ts';
import { DEFAULT_OFFICE } from '../bulletin/settings.ts';
import { NO_OFFICE } from '../calendar/office.ts';
import { saveReminderSettings } from '../reminders/kept.ts';
import { DEFAULT_REMINDERS } from '../reminders/settings.ts';
import { DEFAULT_REPLY_SETTINGS } from '../replying/settings.ts';
import { province5wd } from '../rules/presets/province-5wd.ts';
import { yunxi2020 } from '../rules/presets/yunxi-2020.ts';
import { saveOfficeCalendar } from '../store/calendar.ts';
import { documentsOf, type StoredDocument } from '../store/documents.ts';
import { saveOfficeDuties } from '../store/duties.ts';
import { addEvidence, pictureOf } from '../store/evidence.ts';
import { claimReminders, recordSeen } from '../store/ledger.ts';
import { noteUnmasking, saveOfficeProfile } from '../store/office.ts';
import type { Store } from '../store/open.ts';
import { saveProfiles } from '../store/profiles.ts';
import { putBack } from '../store/put-back.ts';
import { putDocuments } from '../store/put-document.ts';
import { recordObservations } from '../store/record.ts';
import { saveReplySettings } from '../store/replying.ts';
import { officeRules, saveOfficeRules, unsettled } from '../store/rules.ts';
import { allSites, saveSite } from '../store/sites.ts';
import { memoryStore } from '../store/testing.ts';
import { ticketPages } from '../store/ticket-pages.ts';
import { footerLine } from './format.ts';
import type { BackupRefusal } from './refusal.ts';
import { createSession } from './session.ts';
import { SETTINGS } from './settings.ts';

const site = 'http://12345.local';
const nowMs = Date.parse('2026-11-24T12:00:00+08:00');
const key = `${site}|T1|limit|2026-11-24|end`;
const program = '1.0.0';

async function desk(tickets = 3): Promise<Store> {
  const store = memoryStore();
  const seen = Array.from({ length: tickets }, (_, i) => ({
    ticketNo: `T${i + 1}`,
    title: `路灯不亮 ${i}`,
    status: '办理中',
  }));
  await recordObservations(store, { site, atMs: nowMs, source: 'list' }, seen);
  await recordObservations(store, { site, atMs: nowMs, source: 'list' }, [{ ticketNo: 'T1', status: '待审核' }]);
  await saveSite(store, { origin: site, enabledAt: '2026-11-01T09:00:00+08:00', name: '演练平台' });
  await saveProfiles(store, [
    {
      id: 'p1',
      name: '云溪',
      match: [`${site}/`],
      list: { dueAt: '办理期限' },
      detail: {},
      ignore: { list: [], detail: [] },
    },
  ]);
  await saveOfficeCalendar(store, NO_OFFICE);
  await saveOfficeRules(store, province5wd, nowMs);
  await saveOfficeDuties(store, PRACTICE_DUTIES);
  await saveReminderSettings(store, DEFAULT_REMINDERS);
  await saveReplySettings(store, DEFAULT_REPLY_SETTINGS);
  await saveOfficeProfile(store, DEFAULT_OFFICE);
  await noteUnmasking(store, { at: '2026-11-20T09:00:00+08:00', file: 'tickets.xlsx', period: '2026Q3', tickets: 3 });
  await claimReminders(store, [key], nowMs);
  await recordSeen(store, [key], nowMs);
  const image = new Blob(['picture'], { type: 'image/png' });
  const evidence = { id: 'e1', site, ticketNo: 'T1', name: '通话.png', addedMs: nowMs, takenMs: nowMs, image };
  await addEvidence(store, evidence);
  return store;
}

/** A session, to which no row is broken. */
const sessionOf = (store: Store) =>
  createSession(
    store,
    () => nowMs,
    () => 0,
  );

async function restored(file: Blob, passphrase?: string): Promise<Store> {
  const store = memoryStore();
  const session = sessionOf(store);
  await session.open({ file, passphrase });
  session.begin();
  for (let batch = await session.next(); batch; batch = await session.next()) {
    expect(batch.strange).toEqual([]);
    await putDocuments(store, batch.documents, { settings: SETTINGS });
    await putBack(store, batch.tickets, nowMs);
  }
  return store;
}

const made = async (store: Store, passphrase?: string) => sessionOf(store).make({ program, passphrase });

const documents = async (store: Store) => {
  const all: StoredDocument[] = [];
  for await (const document of documentsOf(store, SETTINGS)) if (!('isBroken' in document)) all.push(document);
  return all;
};
const tickets = async (store: Store) => {
  const pages = [];
  for await (const page of ticketPages(store, 100)) pages.push(...page);
  return pages;
};

const refusal = async (file: Blob, passphrase?: string): Promise<string> =>
  sessionOf(memoryStore())
    .open({ file, passphrase })
    .then(
      () => 'taken',
      (error: BackupRefusal) => error.code,
    );

describe('a backup', () => {
  it('brings back tickets, history, sites, profiles, every setting, reminders and pictures', async () => {
    const store = await desk(1_200);
    const { name, blob, summary } = await made(store);
    expect(name).toBe('按期备份-2026-11-24.jsonl.gz');
    expect(summary).toEqual({ madeAt: '2026-11-24T12:00:00+08:00', tickets: 1_200, changes: 1, documents: 11 });
    const again = await restored(blob);
    expect(await tickets(again)).toEqual(await tickets(store));
    expect(await documents(again)).toEqual(await documents(store));
    expect(new Set((await documents(again)).map(({ kind, key: of }) => (kind === 'setting' ? of : kind)))).toEqual(
      new Set([...Object.keys(SETTINGS), 'site', 'profile', 'ledger', 'evidence']),
    );
    expect(await (await pictureOf(again, 'e1'))?.text()).toBe('picture');
    expect(await again.rollups.toArray()).toEqual(await store.rollups.toArray());
  });

  // The key is worked out slowly on purpose, six times here.
  it('with a passphrase shows nothing of a ticket, and opens with it alone', { timeout: 120_000 }, async () => {
    const { name, blob } = await made(await desk(), '云溪区12345热线');
    expect(name).toBe('按期备份-2026-11-24.jsonl.gz.age');
    expect(await refusal(blob)).toBe('locked');
    expect(await refusal(blob, '云溪区12346热线')).toBe('passphrase');
    const cut = blob.slice(0, blob.size - 20);
    expect(await refusal(cut, '云溪区12345热线')).toBe('damaged');
    expect(await tickets(await restored(blob, '云溪区12345热线'))).toHaveLength(3);
  });

  it('is refused before anything is put back, and says why, wherever it is cut or altered', async () => {
    const { blob } = await made(await desk(40));
    const bytes = new Uint8Array(await blob.arrayBuffer());
    const text = gunzipSync(bytes);
    for (let i = 0; i < 60; i++) {
      const at = Math.floor(((i + 0.5) / 60) * bytes.length);
      expect(['damaged', 'foreign']).toContain(await refusal(new Blob([bytes.slice(0, at)])));
      const flipped = bytes.slice();
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (i % 8));
      // A bit of gzip's own header (its time, the system) may be any.
      if (at > 10) expect(await refusal(new Blob([flipped]))).toBe('damaged');
      const altered = new Uint8Array(text);
      const where = Math.floor(((i + 0.5) / 60) * altered.length);
      altered[where] = (altered[where] ?? 0) ^ 1;
      expect(['damaged', 'foreign']).toContain(await refusal(new Blob([gzipSync(altered)])));
    }
    const lines = text.toString().split('\n');
    const without = [...lines.slice(0, 20), ...lines.slice(21)].join('\n');
    expect(await refusal(new Blob([gzipSync(without)]))).toBe('damaged');
    expect(await refusal(new Blob([gzipSync(lines.slice(0, -2).join('\n'))]))).toBe('damaged');
    expect(await refusal(new Blob([text]))).toBe('taken');
  });

  it('of a newer Anqi or another program is told apart', async () => {
    const { blob } = await made(await desk());
    const text = gunzipSync(new Uint8Array(await blob.arrayBuffer())).toString();
    expect(await refusal(new Blob([gzipSync(text.replace('"version":1', '"version":2'))]))).toBe('newer');
    expect(await refusal(new Blob([gzipSync('{"profiles":[]}\n{}\n')]))).toBe('foreign');
    expect(await refusal(new Blob(['工单编号,标题\n1,路灯\n']))).toBe('foreign');
    expect(await refusal(new Blob([gzipSync(Buffer.alloc(50_000_000))]))).toBe('foreign');
    expect(await refusal(new Blob([]))).toBe('foreign');
  });

  it('names the lines that are none of its own', async () => {
    const { blob } = await made(await desk());
    const lines = gunzipSync(new Uint8Array(await blob.arrayBuffer()))
      .toString()
      .split('\n')
      .slice(0, -2);
    lines.splice(3, 0, '{"ticket":{}}');
    const content = lines.map((line) => `${line}\n`).join('');
    const counts = { tickets: 3, changes: 1, documents: 11 };
    const footer = footerLine({ ...counts, sha256: createHash('sha256').update(content).digest('hex') });
    const session = sessionOf(memoryStore());
    await session.open({ file: new Blob([gzipSync(`${content}${footer}\n`)]) });
    session.begin();
    expect((await session.next())?.strange).toEqual([4]);
  });

  it('is called off between pages', async () => {
    const store = await desk(1_200);
    const control = new AbortController();
    const making = sessionOf(store).make({ program }, { signal: control.signal, onProgress: () => control.abort() });
    await expect(making).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('putting documents back', () => {
  const of = async (kind: StoredDocument['kind'], name?: string) => {
    const found = (await documents(await desk())).find((each) => each.kind === kind && (!name || each.key === name));
    if (!found) throw new Error('no such document');
    return found;
  };
  /** What became of one. */
  const put = async (store: Store, document: unknown, replace = false): Promise<string> => {
    const done = await putDocuments(store, [document], { settings: SETTINGS, replace });
    const outcomes = { ...done, kept: done.kept.length, refused: done.refused.length };
    return Object.entries(outcomes)
      .filter(([, count]) => count > 0)
      .map(([outcome]) => outcome)
      .join();
  };

  it('keeps what was chosen here, unless it is asked to give way; then open tickets are to be settled', async () => {
    const store = memoryStore();
    await saveOfficeRules(store, yunxi2020, nowMs);
    await store.meta.delete('unsettled');
    const rules = await of('setting', 'rules');
    expect(await put(store, rules)).toBe('kept');
    expect((await officeRules(store))?.profile.id).toBe(yunxi2020.id);
    expect(await unsettled(store)).toBeUndefined();
    expect(await put(store, rules, true)).toBe('merged');
    expect(await put(store, rules)).toBe('unchanged');
    expect((await officeRules(store))?.profile.id).toBe(province5wd.id);
    expect(await unsettled(store)).toBeDefined();
  });

  it('unites sites and reminders', async () => {
    const store = memoryStore();
    await saveSite(store, { origin: site, enabledAt: '2026-11-23T09:00:00+08:00' });
    await claimReminders(store, [key], nowMs + 60_000);
    expect(await put(store, await of('site'))).toBe('merged');
    expect(await put(store, await of('ledger'))).toBe('merged');
    expect(await put(store, await of('ledger'))).toBe('unchanged');
    expect(await allSites(store)).toEqual([{ origin: site, enabledAt: '2026-11-01T09:00:00+08:00', name: '演练平台' }]);
    expect(await store.ledger.toArray()).toMatchObject([{ key, seen: 1, plannedAt: '2026-11-24T12:00:00+08:00' }]);
  });

  it('refuses what has another shape or another key', async () => {
    const store = memoryStore();
    const ledger = await of('ledger');
    const bad = [
      { kind: 'setting', key: 'unsettled', body: 'x' },
      { kind: 'setting', key: 'rules', body: { profile: {} } },
      { kind: 'site', key: 'http://other.local', body: (await of('site')).body },
      { ...ledger, key: `${key}x` },
      { kind: 'evidence', key: 'e1', body: { id: 'e1' } },
      { kind: 'secret', key: 'a', body: 1 },
    ];
    const { refused } = await putDocuments(store, [...bad, ledger], { settings: SETTINGS });
    const names = bad.map(({ kind, key: of }) => (kind === 'secret' ? undefined : { kind, key: of }));
    expect(refused.map(({ document }) => document)).toEqual(names);
    expect(await documents(store)).toEqual([ledger]);
  });
});

/** What a restore could not put back, in the clerk's words. */
import { expect, it, vi } from 'vitest';
import type { RemoteBackup } from '../../../lib/backup/remote.ts';
import { SETTINGS } from '../../../lib/backup/settings.ts';
import { putBack } from '../../../lib/store/put-back.ts';
import { putDocuments } from '../../../lib/store/put-document.ts';
import { memoryStore } from '../../../lib/store/testing.ts';
import { sayFrom } from '../../../lib/ticket/messages.ts';
import zh from '../../../public/_locales/zh_CN/messages.json' with { type: 'json' };
import { putAll } from './run.ts';

const say = sayFrom(zh);
vi.mock('wxt/browser', () => ({
  browser: { i18n: { getMessage: (key: string, args: string[]) => say({ key, args }) } },
}));
vi.mock('../../worklist/kept-views.ts', () => ({ isViews: () => false, putBackViews: async () => 0 }));
const store = memoryStore();
vi.mock('../../office.ts', () => ({
  failureWords: (error: unknown) => {
    throw error;
  },
  async ask(_name: 'putBack', { documents, tickets }: { documents: unknown[]; tickets: never[] }) {
    const put = await putDocuments(store, documents, { settings: SETTINGS });
    const { refused, ...counts } = await putBack(store, tickets, Date.parse('2026-11-24T10:00:00+08:00'));
    return {
      tickets: counts,
      documents: put.added,
      kept: put.kept,
      refused: { tickets: refused, documents: put.refused },
    };
  },
}));

it('each is named by kind and name; what the programs said of it is a detail beside', async () => {
  const site = 'https://a.example';
  const at = '2026-11-23T10:00:00+08:00';
  const ticket = { site, ticketNo: 'T1', dueSource: 'none', round: 1, firstSeenAt: at, lastSeenAt: at, open: 1 };
  const entry = { site, ticketNo: 'T2', at, field: 'unit', from: '路口镇', to: '云溪街道', source: 'list' };
  const key = `${site}|T1|sign|2026-11-24|end`;
  const batch = {
    documents: [
      { kind: 'setting', key: 'rules', body: 1 },
      { kind: 'setting', key: 'of-another-version', body: 1 },
      { kind: 'site', key: site, body: 1 },
      { kind: 'ledger', key, body: 1 },
      { kind: 'evidence', key: 'e1', body: 1 },
      { kind: 'unheard-of', key: 'x', body: 1 },
    ],
    tickets: [
      { ticket: { ...ticket, ticketNo: 'T0', receivedAt: '2026-02-30' }, changes: [] },
      { ticket, changes: [entry] },
      { ticket: {}, changes: [] },
    ],
    strange: [7],
  };
  const batches = [batch, undefined];
  const session = { begin: async () => undefined, next: async () => batches.shift() } as unknown as RemoteBackup;
  const run = { session, replace: false, onProgress: () => undefined, signal: new AbortController().signal };
  const { refused, added } = await putAll(run);
  expect(added).toBe(1);
  expect(refused.map(({ what, detail }) => [say(what), detail !== undefined])).toEqual([
    ['文件第 7 行：格式不符', false],
    ['设置：办理规则', true],
    ['另一版本的设置', true],
    [`网站 ${site}`, true],
    ['工单 T1 的提醒记录', true],
    ['图片证据', true],
    ['一项无法辨认的设置或记录', true],
    ['工单 T0', true],
    ['工单 T1 的一条修改记录', true],
    ['一件没有编号的工单', true],
  ]);
});

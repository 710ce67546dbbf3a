import { describe, expect, it } from 'vitest';
import { deleteSiteData } from './delete.ts';
import {
  addEvidence,
  cancelEvidence,
  evidenceOf,
  failEvidence,
  finishEvidence,
  hasUnread,
  noteProgress,
  pictureOf,
  removeEvidence,
  retryEvidence,
  takeEvidence,
  tidyEvidence,
} from './evidence.ts';
import { memoryStore } from './testing.ts';

const SITE = 'http://12345.example.cn';
const NO = '202611230339';
const AT = Date.parse('2026-11-24T10:00:00+08:00');
const READ = {
  confidence: 90,
  lines: ['最近通话', '13800000000', '昨天 17:27 呼出 45秒'].map((text) => ({ text, confidence: 90, doubtful: [] })),
};

async function filled(count: number) {
  const store = memoryStore();
  for (let i = 0; i < count; i++) {
    const image = new Blob([`picture ${i}`]);
    await addEvidence(store, {
      id: `e${i}`,
      site: SITE,
      ticketNo: NO,
      name: `${i}.png`,
      addedMs: AT + i,
      takenMs: AT,
      image,
    });
  }
  const states = async () => (await evidenceOf(store, SITE, NO)).map(({ id, state }) => `${id} ${state}`).sort();
  return { store, states };
}

describe('the queue', () => {
  it('gives out one after the other, the oldest first', async () => {
    const { store, states } = await filled(2);
    expect(await takeEvidence(store)).toEqual({ id: 'e0' });
    expect(await (await pictureOf(store, 'e0'))?.text()).toBe('picture 0');
    expect(await noteProgress(store, 'e0', 0.4)).toBe(true);
    await finishEvidence(store, 'e0', READ);
    expect(await takeEvidence(store)).toEqual({ id: 'e1' });
    expect(await states()).toEqual(['e0 done', 'e1 running']);
  });

  it('takes up again what a process left that ended, and gives it up after three', async () => {
    const { store, states } = await filled(2);
    for (let i = 0; i < 3; i++) expect(await takeEvidence(store)).toEqual({ id: 'e0' });
    expect(await takeEvidence(store)).toEqual({ id: 'e1' });
    expect(await states()).toEqual(['e0 failed', 'e1 running']);
    await retryEvidence(store, SITE, 'e0');
    expect(await takeEvidence(store)).toEqual({ id: 'e0' });
  });

  it('tells the reader when it is no longer wanted, and keeps no answer that comes late', async () => {
    const { store, states } = await filled(1);
    await takeEvidence(store);
    await cancelEvidence(store, SITE, 'e0');
    expect(await noteProgress(store, 'e0', 0.5)).toBe(false);
    expect(await finishEvidence(store, 'e0', READ)).toBe(false);
    expect(await states()).toEqual(['e0 cancelled']);
    expect(await hasUnread(store)).toBe(false);
    await retryEvidence(store, SITE, 'e0');
    expect(await states()).toEqual(['e0 waiting']);
  });
});

it('what was read replaces the picture, 昨天 counted from when it was made', async () => {
  const { store } = await filled(1);
  await takeEvidence(store);
  await finishEvidence(store, 'e0', READ);
  const [row] = await evidenceOf(store, SITE, NO);
  expect(row?.image).toBeUndefined();
  expect(row?.found?.contacts).toEqual([
    { how: 'phone', phone: '13800000000', at: '2026-11-23T17:27:00+08:00', seconds: 45, reached: true },
  ]);
});

it('another site can neither call off nor remove it', async () => {
  const { store, states } = await filled(1);
  await cancelEvidence(store, 'http://other.example.cn', 'e0');
  await removeEvidence(store, 'http://other.example.cn', 'e0');
  expect(await states()).toEqual(['e0 waiting']);
});

it("goes with its site's data", async () => {
  const { store, states } = await filled(2);
  await deleteSiteData(store, SITE, 0);
  expect(await states()).toEqual([]);
});

it('unread pictures go after 7 days, texts after 30', async () => {
  const { store, states } = await filled(3);
  await takeEvidence(store);
  await finishEvidence(store, 'e0', READ);
  await takeEvidence(store);
  await failEvidence(store, 'e1', 'engine');
  await tidyEvidence(store, AT + 8 * 86_400_000);
  expect(await states()).toEqual(['e0 done', 'e2 waiting']);
  await tidyEvidence(store, AT + 31 * 86_400_000);
  expect(await states()).toEqual(['e2 waiting']);
});

import { expect, it } from 'vitest';
import { recordObservations } from './record.ts';
import { memoryStore } from './testing.ts';
import { mayVisit, noteLinks, takeVisit } from './visits.ts';

const site = 'http://12345.local';
const nowMs = Date.parse('2026-11-24T10:00:00+08:00');

it('opens addresses of the site that do nothing but show', () => {
  expect(mayVisit(`${site}/ticket/1`, site)).toBe(true);
  expect(mayVisit(`${site}/detail?id=1#/view`, site)).toBe(true);
  for (const path of [
    '/delete?id=1',
    '/logout',
    '/ticket/1/sign',
    '/accept/1',
    `/${encodeURIComponent('签收')}`,
    '/%退',
  ])
    expect(mayVisit(site + path, site), path).toBe(false);
  expect(mayVisit('http://12345.local.evil/ticket/1', site)).toBe(false);
  expect(mayVisit('javascript:alert(1)', site)).toBe(false);
});

it('visits each open ticket without content once, every 30 seconds, at most 60 an hour', async () => {
  const store = memoryStore();
  const numbers = Array.from({ length: 70 }, (_, i) => `T${i + 1}`);
  const seen = numbers.map((ticketNo) => ({ ticketNo, title: '路灯不亮', status: '办理中' }));
  await recordObservations(store, { site, atMs: nowMs, source: 'list' }, [
    ...seen,
    { ticketNo: 'D1', status: '已办结' },
    { ticketNo: 'C1', status: '办理中', content: '已读' },
  ]);
  const links = ['D1', 'C1', ...numbers].map((ticketNo) => ({ ticketNo, url: `${site}/ticket/${ticketNo}` }));
  await noteLinks(store, site, links);
  expect(await takeVisit(store, site, nowMs)).toMatchObject({ ticketNo: 'T1' });
  expect(await takeVisit(store, site, nowMs + 29_000)).toBeUndefined();
  await noteLinks(store, site, links);
  const taken: (string | undefined)[] = [];
  for (let i = 1; i < 65; i++) taken.push((await takeVisit(store, site, nowMs + i * 30_000))?.ticketNo);
  expect(taken.slice(0, 59)).toEqual(numbers.slice(1, 60));
  expect(taken.slice(59)).toEqual(Array(5).fill(undefined));
  expect((await takeVisit(store, site, nowMs + 3_700_000))?.ticketNo).toBe('T61');
});

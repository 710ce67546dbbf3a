import { expect, test } from 'vitest';
import { judge, pathOf, type Seen, shapeOf, type Watch } from './judge.ts';

const DAY_MS = 86_400_000;
const shapes = [shapeOf('GD20261124')];
const list: Seen = { state: 'tickets', settled: true, fields: ['ticketNo', 'title', 'dueAt'], shapes, misfits: [] };
const gone: Seen = { state: 'other', settled: true, fields: [], shapes, misfits: [] };
const known: Watch = judge({ pages: [] }, '/todo', list, 0);

test('a page is known by its address without what differs from ticket to ticket', () => {
  expect(pathOf('https://a.cn/t/GD20261124-0012?from=todo')).toBe('/t/#');
  expect(pathOf('https://a.cn/#/ticket/12?x=1')).toBe('/#/ticket/#');
  expect(pathOf('https://a.cn/list.asp#top')).toBe('/list.asp');
});

test('a page that gave tickets and, at rest, prints numbers like theirs of which none can be read, has drifted', () => {
  expect(judge(known, '/todo', gone, 5).drift).toEqual({ kind: 'none', path: '/todo', sinceMs: 5 });
});

test('an empty list, a sign-in page, a page still loading, a view without numbers or a page never known has not', () => {
  expect(judge(known, '/todo', { ...gone, shapes: [shapeOf('12')] }, 5)).toBe(known);
  for (const state of ['empty', 'sign-in', 'busy'] as const)
    expect(judge(known, '/todo', { ...gone, state }, 5)).toBe(known);
  expect(judge(known, '/todo', { ...gone, settled: false }, 5)).toBe(known);
  expect(judge(known, '/statistics', gone, 5)).toBe(known);
});

test('a column that gave a field and whose values no longer parse has drifted; one that never did has not', () => {
  const misfits = [{ field: 'dueAt' as const, label: '办结期限' }];
  const bad: Seen = { ...list, fields: ['ticketNo', 'title'], misfits };
  expect(judge(known, '/todo', bad, 7).drift).toEqual({
    kind: 'column',
    path: '/todo',
    sinceMs: 7,
    field: 'dueAt',
    label: '办结期限',
  });
  const never = judge({ pages: [] }, '/todo', bad, 0);
  expect(judge(never, '/todo', bad, 7).drift).toBeUndefined();
});

test('drift ends when the page gives again what it gave', () => {
  const drifted = judge(known, '/todo', gone, 5);
  expect(judge(drifted, '/done', list, 6).drift).toEqual(drifted.drift);
  expect(judge(drifted, '/todo', list, 7).drift).toBeUndefined();
});

test('what is told again changes nothing, so that nothing has to be written', () => {
  expect(judge(known, '/todo', list, DAY_MS / 2)).toBe(known);
  const drifted = judge(known, '/todo', gone, 5);
  expect(judge(drifted, '/todo', gone, 6)).toBe(drifted);
});

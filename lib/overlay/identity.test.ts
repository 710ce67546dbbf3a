import { beforeEach, expect, test } from 'vitest';
import type { Found } from '../reading/rows.ts';
import type { Observation } from '../ticket/model.ts';
import { createIdentity, type Identity } from './identity.ts';

let nowMs = 0;
let identity: Identity;

beforeEach(() => {
  nowMs = 0;
  identity = createIdentity(() => nowMs);
});

const A: Observation = {
  ticketNo: 'A1',
  title: '路灯不亮',
  content: '路灯坏了三天。',
  citizenPhone: '13800000001',
  status: '待处置',
};
const B: Observation = {
  ticketNo: 'B2',
  title: '占道经营',
  content: '摊贩占道。',
  citizenPhone: '13800000002',
  status: '待处置',
};

const found = (observation: Observation): Found => ({ observation, inferred: {}, anchors: [], source: 'detail' });
const sent = (observation: Observation, address: string) =>
  identity.judge([found(observation)], address).sure.map((each) => each.observation);

test('the first ticket of a document is believed at once, and goes on being read', () => {
  expect(sent(A, '/t/A1')).toEqual([A]);
  const done = { ...A, status: '已办结', reply: '已修复。' };
  expect(sent(done, '/t/A1')).toEqual([done]);
});

test('the old texts under the new number are never handed over, however long the answer takes', () => {
  sent(A, '/t/A1');
  const stale = { ...A, ticketNo: 'B2' };
  for (const ms of [0, 900, 30_000]) {
    nowMs = ms;
    expect(sent(stale, '/t/B2')).toEqual([]);
  }
  expect(sent(B, '/t/B2')).toEqual([]);
  nowMs += 900;
  expect(sent(B, '/t/B2')).toEqual([B]);
});

test('the new texts under the old number are never handed over', () => {
  sent(A, '/t/A1');
  nowMs = 60_000;
  expect(sent({ ...B, ticketNo: 'A1' }, '/t/B2')).toEqual([]);
  // A drawer: the address stays.
  expect(sent({ ...B, ticketNo: 'A1' }, '/t/A1')).toEqual([]);
});

test('texts that come one after another: what still stands there from before is left out', () => {
  sent(A, '/t/A1');
  const half = { ...B, content: A.content };
  expect(sent(half, '/t/B2')).toEqual([]);
  nowMs = 900;
  const { content: _content, ...sure } = B;
  expect(sent(half, '/t/B2')).toEqual([sure]);
  sent(B, '/t/B2');
  nowMs = 2_000;
  expect(sent(B, '/t/B2')).toEqual([B]);
});

test('the same citizen’s next ticket has the same phone: believed when it has stood there a while', () => {
  sent(A, '/t/A1');
  const again = { ...B, citizenPhone: A.citizenPhone };
  identity.judge([found(again)], '/t/B2');
  nowMs = 900;
  const { citizenPhone: _phone, ...sure } = again;
  expect(identity.judge([found(again)], '/t/B2')).toMatchObject({ sure: [{ observation: sure }], againMs: 4_100 });
  nowMs = 5_000;
  expect(sent(again, '/t/B2')).toEqual([again]);
});

test('cards are whole in themselves', () => {
  expect(identity.judge([found(A), found(B)], '/').sure).toHaveLength(2);
});

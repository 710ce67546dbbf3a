import { expect, it } from 'vitest';
import { answerLine, type Refusal } from '../lines.ts';
import { say } from '../say.ts';
import { type Answer, answerOf } from './answer.ts';
import { zRequest } from './request.ts';

const answer = (line: object | string) =>
  answerLine(typeof line === 'string' ? line : JSON.stringify(line), 3, zRequest, (asked) => answerOf(asked, say));
const checked = (reply: string, more: object = {}) =>
  answer({ id: 'a', question: '路灯不亮，请尽快修复。', reply, ...more }) as Answer;

it('answers with the verdicts, and with every finding at its place', () => {
  const reply = '您好，您反映的问题已收悉。我局将及时与您联系。';
  const given = checked(reply);
  expect(given).toMatchObject({ id: 'a', contact: 'no', told: false });
  const promise = given.findings.find(({ rule }) => rule === 'contact:promise');
  expect(reply.slice(...(promise?.span ?? [0, 0]))).toBe('我局将及时与您联系');
  expect(promise).toMatchObject({ severity: 'info', message: '以后联系，不算联系' });
  expect(given.findings.find(({ rule }) => rule === 'contacted')).toMatchObject({ severity: 'required' });
});

it('believes fields before words', () => {
  expect(checked('路灯已修好。', { fields: { contacted: true, told: '是' } })).toMatchObject({
    contact: 'yes',
    told: true,
  });
  expect(checked('路灯已修好。', { fields: { contacted: '未联系上' } })).toMatchObject({
    contact: 'attempted',
    told: false,
  });
  expect(checked('路灯已修好。', { fields: null, title: null })).toMatchObject({ contact: 'no' });
});

it.each<[string, string]>([
  ['nothing', ''],
  ['emoji alone', '😀😀👍'],
  ['mixed scripts', 'Dear 市民，已 contact 您，OK。'],
  ['markup', '<script>alert(1)</script>'],
  ['a hundred thousand characters without a mark', '已电话联系您'.repeat(17_000)],
  ['a hundred thousand marks', '，。'.repeat(50_000)],
])('stands %s', (_, reply) => {
  const given = checked(reply);
  expect(['yes', 'attempted', 'no']).toContain(given.contact);
  for (const { span } of given.findings) expect(span[1]).toBeLessThanOrEqual(reply.length);
});

it.each<[string, object | string, RegExp]>([
  ['no JSON', '{', /^the line is not JSON$/],
  ['no reply', { id: 'a', question: '' }, /^reply: /],
  ['a reply that is no text', { id: 'a', question: '', reply: 3 }, /^reply: /],
  ['no id', { question: '', reply: '' }, /^id: /],
])('refuses %s, with the place and the reason', (_, line, reason) => {
  expect(answer(line) as Refusal).toMatchObject({ line: 3, error: expect.stringMatching(reason) });
});

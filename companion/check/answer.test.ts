import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { answerLine, answerLines, type Refusal } from '../lines.ts';
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

it.each(['', ' \n'])('says once that a reply is empty: %j', (reply) => {
  expect(checked(reply).findings).toEqual([
    { rule: 'empty', severity: 'required', message: '答复为空', span: [0, reply.length] },
  ]);
});

it('refuses a line that is not UTF-8, with its number and what to do', async () => {
  const line = (id: number) => Buffer.from(`${JSON.stringify({ id, question: '', reply: '路灯已修好。' })}\n`);
  // 路灯已修好 in GBK, cut by the stream in the middle of a character.
  const gbk = Buffer.concat([
    Buffer.from('{"id":2,"question":"","reply":"'),
    Buffer.from([0xc2, 0xb7, 0xb5, 0xc6, 0xd2, 0xd1, 0xd0, 0xde, 0xba, 0xc3]),
    Buffer.from('"}\n'),
  ]);
  const all = Buffer.concat([line(1), gbk, line(3)]);
  const cut = line(1).length - 11;
  const lines: { id?: number; line?: number; error?: string }[] = [];
  const refused = await answerLines(
    Readable.from([all.subarray(0, cut), all.subarray(cut)]),
    (text, at) => answerLine(text, at, zRequest, (asked) => answerOf(asked, say)),
    async (given) => {
      lines.push(JSON.parse(given));
    },
  );
  expect(refused).toBe(1);
  expect(lines.map(({ id }) => id)).toEqual([1, undefined, 3]);
  expect(lines[1]).toEqual({ line: 2, error: expect.stringMatching(/not UTF-8: save .* as UTF-8/) });
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
  ['no reply', { id: 'a', question: '' }, /^reply: missing, must be text$/],
  ['a reply that is no text', { id: 'a', question: '', reply: 3 }, /^reply: must be text, not a number$/],
  ['no id', { question: '', reply: '' }, /^id: missing, must be text or a number$/],
  ['an id that is a list', { id: [1], question: '', reply: '' }, /^id: must be text or a number, not a list \[…\]$/],
  ['no question', { id: 1, reply: '' }, /^question: missing, must be /],
  [
    'a field of the wrong kind',
    { id: 1, question: '', reply: '', fields: { told: 3 } },
    /^fields\.told: must be text or true or false, not a number$/,
  ],
  ['two things missing', { question: '' }, /^id: missing.*; reply: missing/],
  ['a list', [], /^line: must be an object \{…\}, not a list \[…\]$/],
  ['a book', { id: 1, question: '', reply: 'x'.repeat(1_000_001) }, /^reply: longer than 1000000 characters$/],
])('refuses %s, with the place and the reason', (_, line, reason) => {
  expect(answer(line) as Refusal).toMatchObject({ line: 3, error: expect.stringMatching(reason) });
});

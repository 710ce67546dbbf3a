/** What the clerk says about columns, and what is read then. */
import { describe, expect, it } from 'vitest';
import { profileToEdit } from '../profiles/site.ts';
import { sampleOfSheet } from '../reading/sample.ts';
import type { ReadField } from '../ticket/model.ts';
import { choose, entriesOf } from './choose.ts';
import { columnsOf } from './columns.ts';
import { previewOf } from './preview.ts';

const nowMs = Date.parse('2026-11-24T10:00:00+08:00');
const empty = profileToEdit([], 'https://a.example/list#1');
const rowsOf = (row: readonly string[]) => [1, 2, 3].map((i) => row.map((text) => text.replace('#', String(i))));

function list(headers: readonly string[], row: readonly string[]) {
  const sample = sampleOfSheet(
    headers.map((header) => (header === '' ? [] : [header])),
    rowsOf(row),
  );
  const fieldsBy = (profile = empty) =>
    Object.fromEntries(
      columnsOf(sample, profile, nowMs).map(({ key, field, confidence }) => [key, [field, confidence]]),
    );
  const say = (key: string, field: ReadField | undefined, profile = empty) =>
    choose(profile, 'list', key, field, (by) => columnsOf(sample, by, nowMs).find((each) => each.key === key)?.field);
  return { sample, fieldsBy, say };
}

const unknown = list(['件码', '所述', '', '到何时止'], ['HJ20261124000#', '路灯不亮#', '张女士', '2026-11-2# 17:30']);
const known = list(['工单编号', '标题', '承办单位', '处理单位'], ['GD20261124000#', '路灯不亮#', '城管局', '路灯所']);

describe('a profile for a site', () => {
  it('has the origin as its id and the reach of the whole site', () => {
    expect(empty).toMatchObject({ id: 'https:a.example', name: 'a.example', match: ['https://a.example'] });
    expect(profileToEdit([empty], 'https://a.example/other')).toBe(empty);
    expect(profileToEdit([], 'http://[::1]:80/').id).toMatch(/^[\w.:-]+$/);
  });
});

describe('choosing a field', () => {
  it('is kept under the header, and under the place of a column without one', () => {
    const profile = unknown.say('#3', 'citizenName', unknown.say('件码', 'ticketNo'));
    expect(profile.list).toEqual({ ticketNo: '件码', citizenName: '#3' });
    expect(unknown.fieldsBy(profile)).toMatchObject({ 件码: ['ticketNo', 'chosen'], '#3': ['citizenName', 'chosen'] });
  });

  it('moves a field away from the column that held it', () => {
    const first = unknown.say('所述', 'title');
    const moved = unknown.say('到何时止', 'title', first);
    expect(moved.list).toEqual({ title: '到何时止' });
    expect(unknown.fieldsBy(moved)).toMatchObject({ 所述: [undefined, 'none'] });
  });

  it('that the dictionary gives anyway leaves no entry', () => {
    expect(entriesOf(known.say('标题', 'title', known.say('标题', 'content')))).toBe(0);
  });

  it('of two columns that mean one field prefers the chosen one', () => {
    const profile = known.say('处理单位', 'unit');
    expect(profile.list).toEqual({ unit: '处理单位' });
    expect(known.fieldsBy(profile)).toMatchObject({ 处理单位: ['unit', 'chosen'], 承办单位: [undefined, 'none'] });
  });

  it('"none" for a match of the dictionary is kept as such, and taken back', () => {
    const refused = known.say('承办单位', undefined);
    expect(refused.ignore.list).toEqual(['承办单位']);
    expect(known.fieldsBy(refused)).toMatchObject({ 承办单位: [undefined, 'chosen'] });
    expect(entriesOf(known.say('承办单位', 'unit', refused))).toBe(0);
  });

  it('"none" for a column that nobody knows takes the entry away', () => {
    expect(entriesOf(unknown.say('所述', undefined, unknown.say('所述', 'title')))).toBe(0);
  });
});

describe('the preview', () => {
  const columns = columnsOf(unknown.sample, unknown.say('件码', 'ticketNo', unknown.say('到何时止', 'dueAt')), nowMs);
  const printed = ({ samples }: { samples: string[] }) => samples[0] ?? '';

  it('says why a value is not read', () => {
    const found = { observation: { ticketNo: 'HJ1' }, inferred: {} };
    const warnings = [{ code: 'value-unreadable' as const, label: '到何时止', row: 2, detail: 'not a time' }];
    const { fields, rows } = previewOf(columns, [{ row: 2, found, printed }], warnings);
    expect(fields).toEqual(['ticketNo', 'dueAt']);
    expect(rows[0]?.values.dueAt).toMatchObject({ problem: { code: 'value-unreadable', detail: 'not a time' } });
    expect(rows[0]?.values.ticketNo).toMatchObject({ value: 'HJ1' });
  });

  it('says what is missing when nothing is read', () => {
    expect(previewOf(columnsOf(unknown.sample, empty, nowMs), [], []).refusal).toBe('no-number');
    expect(previewOf(columns, [], []).refusal).toBe('no-ticket');
    const wrong = columnsOf(unknown.sample, unknown.say('所述', 'ticketNo'), nowMs);
    expect(wrong.find(({ key }) => key === '所述')?.samples[0]).toBe('路灯不亮1');
  });
});

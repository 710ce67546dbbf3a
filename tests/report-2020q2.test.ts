/** The model quarter: the report's figures over the archived tickets are the printed bulletin's. */
import { expect, test } from 'vitest';
import { chinaCalendar } from '../lib/calendar/china.ts';
import type { Case } from '../lib/figures/case.ts';
import type { Figure } from '../lib/figures/definitions.ts';
import { periodOf, type ReportPeriod } from '../lib/figures/period.ts';
import { DEFAULT_PROFILE } from '../lib/figures/profile.ts';
import { reportOf } from '../lib/figures/report.ts';
import { archiveTickets } from '../practice/data/archive.ts';
import type { PracticeTicket } from '../practice/data/model.ts';

const OPINION = { 满意: 'satisfied', 基本满意: 'basicallySatisfied', 不满意: 'dissatisfied' } as const;

function caseOf(ticket: PracticeTicket): Case {
  const { ticketNo, unit, category, channel, kind, callback, status, round } = ticket;
  return {
    ticketNo,
    unit,
    category,
    channel,
    kind,
    receivedMs: ticket.receivedAt,
    assignedMs: ticket.assignedAt,
    ...(ticket.dueAt === undefined ? {} : { dueMs: ticket.dueAt }),
    ...(ticket.finishedAt === undefined ? {} : { finishedMs: ticket.finishedAt }),
    isReturned: status === '已退回',
    isCalledBack: callback !== undefined,
    ...(callback
      ? {
          opinion: OPINION[callback.satisfaction],
          contacted: callback.contacted === '是',
          solved: callback.solved === '是',
        }
      : {}),
    isRework: round > 1,
  };
}

const period = periodOf('2020Q2') as ReportPeriod;
const question = { period, asOfMs: period.toMs - 1, profile: DEFAULT_PROFILE, calendar: chinaCalendar };
const figureValue = (figures: readonly Figure[] | undefined, id: string) =>
  figures?.find((each) => each.id === id)?.value;

test('the figures are those that the bulletin prints', () => {
  const { hotline, mailbox, units, rankings } = reportOf(archiveTickets().map(caseOf), question);
  const values = Object.fromEntries(hotline.map(({ id, value }) => [id, value]));
  expect(values).toMatchObject({
    due: 2282,
    finished: 2259,
    finishRate: 98.99,
    overdue: 158,
    overdueRate: 6.92,
    onTimeRate: 93.08,
    satisfactionRate: 87.2,
    yearOnYear: null,
  });
  expect(rankings.unitsByDue.slice(0, 5).map(({ name, value }) => `${name} ${value}`)).toEqual([
    '区人社局 326',
    '云溪街道 203',
    '路口镇 159',
    '松杨湖街道 139',
    '区市监局 131',
  ]);
  expect(rankings.categoriesByDue.slice(0, 3).map(({ value }) => value)).toEqual([495, 265, 242]);
  const lukou = units.find(({ unit }) => unit === '路口镇')?.figures;
  expect([figureValue(lukou, 'overdue'), figureValue(lukou, 'onTimeRate')]).toEqual([38, 76.1]);
  expect(['due', 'finishRate', 'satisfactionRate', 'meanWorkingDays'].map((id) => figureValue(mailbox, id))).toEqual([
    63, 100, 71.43, 4,
  ]);
});

test('growth is against the year before, with the arithmetic', () => {
  const before = (count: number): Case[] =>
    Array.from({ length: count }, (_, i) => ({
      ticketNo: `2019-${i}`,
      unit: '',
      category: '',
      channel: '12345热线',
      kind: '',
      dueMs: Date.parse('2019-05-10T17:30:00+08:00'),
      isReturned: false,
      isCalledBack: false,
      isRework: false,
    }));
  const { hotline } = reportOf(archiveTickets().map(caseOf), question, before(1635));
  expect(hotline.find(({ id }) => id === 'yearOnYear')).toMatchObject({
    value: 39.57,
    numerator: 647,
    denominator: 1635,
  });
});

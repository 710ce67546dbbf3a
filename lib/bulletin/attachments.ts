/** 附件: the tables behind a bulletin, and how each figure came about. */
import type { Figure } from '../figures/definitions.ts';
import type { Entry } from '../figures/entry.ts';
import { asOfText, momentText } from '../figures/moment.ts';
import { printFigure, workingOf } from '../figures/print.ts';
import type { Bucket } from '../figures/profile.ts';
import type { List, UnitFigures } from '../figures/report.ts';
import { isFinished } from '../figures/tests.ts';
import { maskTicket } from '../ticket/mask.ts';
import { type Say, words } from '../ticket/words.ts';
import type { LeaderDay } from './leader.ts';
import type { Block, Table } from './model.ts';
import { listed, type Source } from './source.ts';

const UNIT_COLUMNS = [
  'due',
  'finished',
  'finishRate',
  'overdue',
  'onTimeRate',
  'calledBack',
  'satisfactionRate',
  'reworkRate',
];
const LETTER_COLUMNS = ['due', 'finished', 'finishRate', 'overdue', 'meanWorkingDays', 'satisfactionRate'];
/** Lists that are handed in with a bulletin. */
const LISTED = ['overdue', 'dissatisfied', 'notContacted', 'rework'] as const satisfies readonly List[];
const UNKNOWN = [
  'noLimit',
  'untimed',
  'noUnit',
  'noCategory',
  'withdrawn',
  'invalid',
] as const satisfies readonly List[];

/** The tables behind a bulletin; one without rows is left out. */
export function attachedTables(source: Source): Table[] {
  const { report, say } = source;
  return [
    ...(source.unit === undefined
      ? [
          unitTable('notice_table_hotline', report.units, { columns: UNIT_COLUMNS, total: report.hotline }, say),
          unitTable(
            'notice_table_mailbox',
            report.mailboxUnits,
            { columns: LETTER_COLUMNS, total: report.mailbox },
            say,
          ),
        ]
      : []),
    ...LISTED.map((list) => ticketTable(list, 'hotline', source)),
    ...LISTED.map((list) => ticketTable(list, 'mailbox', source)),
    figureTable('notice_table_figures', report.hotline, say),
    figureTable('notice_table_letters', report.mailbox, say),
  ].filter(({ rows }) => rows.length > 0);
}

/** 附件：1. …: named behind the text, before the signature. */
export const attachmentNames = (tables: readonly Table[], say: Say): Block[] =>
  tables.map(({ caption }, i) => ({
    is: 'paragraph',
    parts: [say(words(i === 0 ? 'notice_attached' : 'notice_attached_too', i + 1, caption))],
  }));

/** Each attachment on a page of its own, and what the figures leave out. */
export function attachmentsOf(tables: readonly Table[], source: Source): Block[] {
  const { say } = source;
  return [
    ...tables.flatMap((table, i): Block[] => [
      { is: 'attachment', text: say(words('notice_attachment', i + 1)) },
      { is: 'table', ...table },
    ]),
    ...notesOf(source),
  ];
}

/** 领导接听日: a row a day. */
export function leaderTable(days: readonly LeaderDay[], say: Say): Block {
  const head = ['day', 'leader', 'calls', 'finished', 'overdue'].map((column) => say(words(`notice_leader_${column}`)));
  return {
    is: 'table',
    caption: say(words('notice_table_leader')),
    head,
    rows: days.map(({ day, leader, calls, finished, overdue }) => [
      day,
      leader || '—',
      String(calls),
      String(finished),
      String(overdue),
    ]),
    texts: [0, 1],
  };
}

/** 领导接听日: every call, and what became of it. */
export function callTable(days: readonly LeaderDay[], { report, say, unmask }: Source): Block {
  const columns = ['number', 'title', 'unit', 'result'];
  const resultOf = ({ counted }: Entry) =>
    counted.isReturned ? 'returned' : isFinished(counted, report.question) ? 'finished' : 'open';
  return {
    is: 'table',
    caption: say(words('notice_table_calls')),
    head: [say(words('notice_leader_day')), ...columns.map((column) => say(words(`notice_column_${column}`)))],
    rows: days.flatMap(({ day, entries }) =>
      entries.map((entry) => {
        const ticket = unmask ? entry.ticket : maskTicket(entry.ticket);
        const { unit } = entry.counted;
        const result = say(words(`notice_result_${resultOf(entry)}`));
        return [day, ticket.ticketNo, oneLine(ticket.title ?? ''), unit || say(words('report_unstated')), result];
      }),
    ),
    texts: [0, 1, 2, 3, 4],
  };
}

function unitTable(
  caption: string,
  units: readonly UnitFigures[],
  { columns, total }: { columns: readonly string[]; total: readonly Figure[] },
  say: Say,
): Table {
  const cells = (figures: readonly Figure[]) =>
    columns.map((id) => {
      const figure = figures.find((each) => each.id === id);
      return figure ? printFigure(figure) : '—';
    });
  return {
    caption: say(words(caption)),
    head: [say(words('office_unit')), ...columns.map((id) => say(words(`office_${id}`)))],
    rows:
      units.length === 0
        ? []
        : [
            ...units.map(({ unit, figures }) => [unit || say(words('report_unstated')), ...cells(figures)]),
            [say(words('notice_total')), ...cells(total)],
          ],
    texts: [0],
  };
}

/** How every figure came about: its value, the arithmetic, the formula. */
function figureTable(caption: string, figures: readonly Figure[], say: Say): Table {
  const isAny = figures.some(({ id, numerator }) => (id === 'due' || id === 'received') && numerator > 0);
  return {
    caption: say(words(caption)),
    head: ['figure', 'value', 'working', 'formula'].map((column) => say(words(`office_${column}`))),
    rows:
      isAny || caption === 'notice_table_figures'
        ? figures.map((figure) => [say(figure.name), printFigure(figure), workingOf(figure), say(figure.formula)])
        : [],
    texts: [0, 2, 3],
  };
}

/** Tickets of a list: unit, number, title without names and numbers, limit and end, or what the citizen said. */
function ticketTable(list: (typeof LISTED)[number], of: 'hotline' | 'mailbox', source: Source): Table {
  const { say, report, unmask } = source;
  const isReason = list === 'dissatisfied' || list === 'notContacted';
  const columns = ['unit', 'number', 'title', ...(isReason ? ['why'] : ['limit', 'finished'])];
  const row = (entry: Entry) => {
    const ticket = unmask ? entry.ticket : maskTicket(entry.ticket);
    const { dueMs, finishedMs, unit } = entry.counted;
    const ended = isFinished(entry.counted, report.question) ? finishedMs : undefined;
    const more = isReason
      ? [whyOf(entry, ticket.opinion, say)]
      : [momentText(dueMs) || '—', ended === undefined ? say(words('notice_open')) : momentText(ended)];
    return [unit || say(words('report_unstated')), ticket.ticketNo, oneLine(ticket.title ?? ''), ...more];
  };
  return {
    caption: say(words(of === 'hotline' ? `notice_table_${list}` : `notice_letters_${list}`)),
    head: columns.map((column) => say(words(`notice_column_${column}`))),
    rows: listed(source, list, of).map(row),
    texts: columns.map((_, i) => i),
  };
}

/** What the citizen said; without it, what the call-back ticked. */
export function whyOf({ counted }: Entry, opinion: string | undefined, say: Say): string {
  if (opinion) return oneLine(opinion);
  const ticked = [
    counted.contacted === false && 'lesson_notContacted',
    counted.told === false && 'lesson_notTold',
    counted.solved === false && 'lesson_notSolved',
    counted.opinion === 'dissatisfied' && 'lesson_unsatisfied',
  ].filter((key) => key !== false);
  return ticked.map((key) => say(words(key))).join(say(words('notice_join')));
}

/** Counted by its limit, a ticket without one is not due; counted by another date, nobody can say whether it is late. */
const noteOf = (list: (typeof UNKNOWN)[number], bucket: Bucket) =>
  list === 'noLimit' && bucket !== 'due' ? 'notice_note_noLimit_dated' : `notice_note_${list}`;

/** What the figures do not count, or count once: said, so that nothing is missing in silence. */
function notesOf({ report, say }: Source): Block[] {
  const { lists, merged, question } = report;
  const notes = [
    say(words('office_as_of', asOfText(question.asOfMs), question.profile.name)),
    ...UNKNOWN.flatMap((list) =>
      lists[list].length > 0 ? [say(words(noteOf(list, question.profile.bucket), lists[list].length))] : [],
    ),
    ...(merged.length > 0 ? [say(words('office_merged', merged.length))] : []),
    ...(question.profile.dayCut ? [say(words('notice_note_dayCut', question.profile.dayCut))] : []),
  ];
  return notes.map((text) => ({ is: 'paragraph', parts: [text] }));
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

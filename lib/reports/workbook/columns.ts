/** The columns of the tickets' sheet: what a clerk reads, and what each figure counts. */
import { clockView, saidOf } from '../../clocks/view.ts';
import { type Case, isLetter, OPINIONS } from '../../figures/case.ts';
import type { Report } from '../../figures/report.ts';
import type { Counts } from '../../figures/tally.ts';
import type { Ticket } from '../../ticket/model.ts';
import { limitOf } from '../../ticket/state.ts';
import { type Say, type Words, words } from '../../ticket/words.ts';
import { contactText } from '../contact-text.ts';
import type { StyleName } from './styles.ts';

export interface Row {
  /** Masked, unless the user asked for names. */
  ticket: Ticket;
  counted: Case;
  /** What the ticket adds to each count of the report: the figures' own tally, of this ticket alone. */
  counts: Counts;
}

export interface Saying {
  say: Say;
  question: Report['question'];
}

/** `shared` for values that many tickets have. */
type Form = 'text' | 'shared' | 'moment' | 'number';

export interface Column {
  name: string;
  header: Words;
  form: Form;
  style: StyleName;
  /** In characters. */
  width: number;
  /** Absent where the cell stays empty. */
  value: (row: Row, saying: Saying) => string | number | undefined;
}

type Value = Column['value'];
/** Fields are headed as on every other list. */
const field = (name: string, form: Form, style: StyleName, width: number, value: Value): Column => ({
  name,
  header: words(`field_${name}`),
  form,
  style,
  width,
  value,
});
const counted = (name: string, value: Value, form: Form = 'shared', style: StyleName = 'plain'): Column => ({
  name,
  header: words(`workbook_${name}`),
  form,
  style,
  width: 11,
  value,
});

const yesNo = (isYes: boolean): Words => words(isYes ? 'workbook_yes' : 'workbook_no');
export const YES = yesNo(true);
export const NO = yesNo(false);
export const lineWords = (isMailbox: boolean): Words => words(isMailbox ? 'workbook_mailbox' : 'workbook_hotline');
export const RATINGS = {
  satisfied: words('contact_opinion_satisfied'),
  basicallySatisfied: words('contact_opinion_mostly'),
  dissatisfied: words('contact_opinion_unsatisfied'),
};

/** Yes or no of those that are counted at all; the others stay empty, so that a filter finds the figure's tickets. */
const flag = (name: string, of: (counts: Counts) => number, among: (counts: Counts) => number): Column =>
  counted(name, ({ counts }, { say }) => (among(counts) > 0 ? say(yesNo(of(counts) > 0)) : undefined));
const always = () => 1;
const due = (counts: Counts) => counts.due;

export const COLUMNS: readonly Column[] = [
  field('ticketNo', 'text', 'id', 20, ({ ticket }) => ticket.ticketNo),
  field('title', 'text', 'text', 36, ({ ticket }) => ticket.title),
  field('unit', 'shared', 'id', 18, (row) => row.counted.unit),
  field('channel', 'shared', 'id', 12, ({ ticket }) => ticket.channel),
  field('kind', 'shared', 'id', 9, ({ ticket }) => ticket.kind),
  field('category', 'shared', 'id', 14, (row) => row.counted.category),
  field('place', 'text', 'text', 24, ({ ticket }) => ticket.place),
  field('citizenName', 'text', 'id', 10, ({ ticket }) => ticket.citizenName),
  field('citizenPhone', 'text', 'id', 15, ({ ticket }) => ticket.citizenPhone),
  field('receivedAt', 'moment', 'time', 17, ({ ticket }) => ticket.receivedAt),
  field('dueAt', 'moment', 'time', 17, ({ ticket }) => ticket.outcome?.dueAt ?? limitOf(ticket)),
  field('dueSource', 'shared', 'plain', 12, ({ ticket }, { say }) =>
    say(words(`clock_source_${ticket.outcome?.dueSource ?? ticket.dueSource}`)),
  ),
  field('cityDueAt', 'moment', 'time', 17, ({ ticket }) => ticket.cityDueAt),
  field('status', 'shared', 'id', 11, ({ ticket }) => ticket.status),
  field('finishedAt', 'moment', 'time', 17, ({ ticket }) => ticket.finishedAt ?? ticket.outcome?.finishedAt),
  field('standing', 'shared', 'plain', 20, ({ ticket }, { say, question }) =>
    saidOf(clockView(ticket, question.asOfMs, question.calendar), say),
  ),
  field('round', 'number', 'count', 9, ({ ticket }) => ticket.round),
  field('satisfaction', 'shared', 'id', 11, ({ ticket }) => ticket.satisfaction),
  counted('line', (row, { say }) => say(lineWords(isLetter(row.counted)))),
  flag('received', (counts) => counts.received, always),
  flag(
    'returned',
    (counts) => counts.returned,
    (counts) => counts.received,
  ),
  flag('due', due, always),
  flag('finished', (counts) => counts.finished, due),
  flag('overdue', (counts) => counts.overdueFinished + counts.overdueOpen, due),
  flag('rework', (counts) => counts.rework, due),
  flag('calledBack', (counts) => counts.calledBack, due),
  counted('rating', ({ counts }, { say }) => {
    const rating = OPINIONS.find((name) => counts[name] > 0);
    return rating && say(RATINGS[rating]);
  }),
  flag(
    'contacted',
    (counts) => counts.contacted,
    (counts) => counts.contactedKnown,
  ),
  flag(
    'solved',
    (counts) => counts.solved,
    (counts) => counts.solvedKnown,
  ),
  counted('days', ({ counts }) => counts.workingDays[0], 'number', 'count'),
  field('contacts', 'text', 'text', 24, ({ ticket }, { say }) =>
    (ticket.contacts ?? []).map((contact) => contactText(contact, say)).join('；'),
  ),
  field('content', 'text', 'text', 50, ({ ticket }) => ticket.content),
  field('reply', 'text', 'text', 50, ({ ticket }) => ticket.reply),
  field('opinion', 'text', 'text', 30, ({ ticket }) => ticket.opinion),
];

/** What the fields of a bulletin's texts are called in the office's own words. */
import { type Say, words } from '../ticket/words.ts';
import { LISTED_FIELDS } from './fields.ts';
import { renamed } from './template.ts';

/** Figures of the report by their ids, those of the mailboxes among them. */
const FIGURES = [
  'received',
  'due',
  'finished',
  'finishRate',
  'overdue',
  'overdueFinished',
  'overdueOpen',
  'overdueRate',
  'onTimeRate',
  'calledBack',
  'satisfactionRate',
  'solvedRate',
  'responseRate',
  'rework',
  'reworkRate',
  'returned',
  'returnRate',
  'meanWorkingDays',
  'medianWorkingDays',
  'compositeScore',
  'yearOnYear',
  'quarterOnQuarter',
];

export const FIELDS: readonly string[] = [
  ...LISTED_FIELDS,
  ...FIGURES,
  ...FIGURES.map((id) => `mailbox.${id}`),
  'asOf',
];

/** 按期办结率 for onTimeRate, 信箱按期办结率 for mailbox.onTimeRate. */
export function fieldName(field: string, say: Say): string {
  if ((LISTED_FIELDS as readonly string[]).includes(field) || field === 'asOf')
    return say(words(`notice_field_${field.replace('.', '_')}`));
  const id = field.replace(/^mailbox\./, '');
  const name = say(words(`office_${id}`));
  return id === field ? name : say(words('notice_field_of_mailbox', name));
}

/** A text for an editor: its fields in words. */
export const inWords = (text: string, say: Say): string =>
  renamed(text, (field) => (FIELDS.includes(field) ? fieldName(field, say) : undefined));

/** A text from an editor: its fields by their ids. */
export function byIds(text: string, say: Say): string {
  const ids = new Map(FIELDS.map((field) => [fieldName(field, say), field]));
  return renamed(text, (name) => ids.get(name));
}

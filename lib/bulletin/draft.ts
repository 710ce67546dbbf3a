/** The bulletin (通报) of a report: its sections, one after the other (DOMAIN.md, section 6). */
import { dayOfMs, dayText } from '../calendar/time.ts';
import { words } from '../ticket/words.ts';
import { attachedTables, attachmentNames, attachmentsOf, callTable, leaderTable } from './attachments.ts';
import { fieldsOf } from './fields.ts';
import { leaderDays } from './leader.ts';
import { type Block, plainText } from './model.ts';
import type { TextName } from './settings.ts';
import type { Source } from './source.ts';
import { type Fields, fillIn } from './template.ts';
import { usualText } from './texts.ts';

/**
 * Drafts the bulletin: of all units, or of one where the source names it.
 * @param madeMs the day under the signature, epoch milliseconds
 */
export function draftBulletin(source: Source, madeMs: number): Block[] {
  const { say, unit, report, settings } = source;
  const fields = fieldsOf(source);
  const told = (key: string, ...args: (string | number)[]) => say(words(key, ...args));
  const heading = (level: 1 | 2, key: string): Block => ({ is: 'heading', level, text: told(key) });
  const text = (name: TextName) => paragraphs(name, source, fields);
  const isEmpty = dueOf(report.hotline) === 0;
  const hasLetters = dueOf(report.mailbox) > 0;
  const days = leaderDays(source);
  const calls = days.some((day) => day.calls > 0) ? [callTable(days, source)] : [];
  const tables = attachedTables(source);

  return [
    { is: 'title', text: text('title').map(textOf).join('') },
    ...text('opening'),
    heading(1, 'notice_hotline'),
    heading(2, 'notice_basics'),
    ...(isEmpty
      ? [said(told('office_empty'))]
      : [...text('basics'), ...text('categories'), ...text('units'), ...text('best')]),
    heading(2, 'notice_leader'),
    ...(days.length === 0 ? [said(told('notice_no_leader'))] : [...text('leader'), leaderTable(days, say), ...calls]),
    heading(1, 'notice_mailbox'),
    ...(hasLetters ? text('mailbox') : [said(told('notice_no_letters'))]),
    heading(1, 'notice_problems'),
    ...numbered(source, [
      ['notice_overdue', text('overdue')],
      ['notice_contact', text('contact')],
      ['notice_returns', text('returns')],
    ]),
    heading(1, unit === undefined ? 'notice_demands' : 'notice_measures'),
    ...text('demands'),
    ...attachmentNames(tables, say),
    { is: 'signature', lines: [unit ?? settings.issuer, dateText(madeMs, source)].filter((line) => line !== '') },
    ...attachmentsOf(tables, source),
  ];
}

/** What went wrong, each thing under its number; what there was nothing of, has none. */
function numbered({ say }: Source, problems: readonly (readonly [key: string, blocks: Block[]])[]): Block[] {
  const found = problems.filter(([, blocks]) => blocks.length > 0);
  if (found.length === 0) return [said(say(words('notice_no_problems')))];
  return found.flatMap(([key, blocks], i): Block[] => [
    {
      is: 'heading',
      level: 2,
      text: say(words('notice_numbered', say(words(`notice_ordinal_${i + 1}`)), say(words(key)))),
    },
    ...blocks,
  ]);
}

/** A text with its figures; a line is a paragraph, and one of which nothing is left, none. */
function paragraphs(name: TextName, { settings, unit, say }: Source, fields: Fields): Block[] {
  const template = settings.texts[name] ?? usualText(name, unit !== undefined, say);
  return template.split('\n').flatMap((line): Block[] => {
    const parts = fillIn(line.trim(), fields);
    return plainText(parts).trim() === '' ? [] : [{ is: 'paragraph', parts, text: name }];
  });
}

const said = (text: string): Block => ({ is: 'paragraph', parts: [text] });
const textOf = (block: Block) => (block.is === 'paragraph' ? plainText(block.parts) : '');
const dueOf = (figures: readonly { id: string; value: number | null }[]) =>
  figures.find(({ id }) => id === 'due')?.value ?? 0;

function dateText(madeMs: number, { say }: Source): string {
  const [year = '', month = '', day = ''] = dayText(dayOfMs(madeMs)).split('-');
  return say(words('notice_date', year, Number(month), Number(day)));
}

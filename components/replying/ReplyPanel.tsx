import { useEffect, useState } from 'preact/hooks';
import { checkReply } from '../../lib/replying/check.ts';
import type { ReplyHelp } from '../../lib/replying/help.ts';
import type { PointName, PointResult } from '../../lib/replying/model.ts';
import { questionOf } from '../../lib/replying/reading.ts';
import type { UnitWords } from '../../lib/replying/settings.ts';
import { missingSentence } from '../../lib/replying/templates.ts';
import type { ContactNote } from '../../lib/ticket/contacts.ts';
import { type Words, words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';
import { ContactLog } from './ContactLog.tsx';
import { Lessons } from './Lessons.tsx';
import { PointRow } from './PointRow.tsx';

export interface Shown {
  reply: string;
  points: readonly PointResult[];
  help: ReplyHelp;
  unit: UnitWords;
  /** A Beijing day. */
  today: string;
}

/** Why nothing of the log was written: it stands there already, or there is nothing to write. Said of the box's text. */
export interface Unwritten {
  why: 'there' | 'nothing';
  reply: string;
}

/** Of writing the log into the reply: why there was no need, or what kept it out; nothing where it was taken. */
export type Written = Unwritten | Words | undefined;

interface Props {
  shown: Shown;
  isOpen: boolean;
  /** The box takes text: sentences can be put into it. */
  canInsert: boolean;
  onToggle: () => void;
  /** @returns what kept it out of the box; nothing where it stands there */
  onInsert: (text: string) => Words | undefined;
  onWriteContacts: () => Written;
  onPicture: () => void;
  /** @throws when it could not be kept */
  onContact: (id: string, note: ContactNote | undefined) => Promise<void>;
  failureWords: (error: unknown) => Words;
}

/** The points of the reply that is being typed: a chip at its box and, opened, the list beside it. */
export function ReplyPanel({
  shown,
  isOpen,
  canInsert,
  onToggle,
  onInsert,
  onWriteContacts,
  onPicture,
  onContact,
  failureWords,
}: Props) {
  const { reply, points, help, unit, today } = shown;
  const [failure, setFailure] = useState<Words>();
  const [unwritten, setUnwritten] = useState<Unwritten>();
  useEffect(() => setFailure(undefined), [help]);
  // The reply that is judged may still be the one before: what is said of the box's own text stays when it arrives.
  useEffect(() => setUnwritten((said) => (said?.reply === reply ? said : undefined)), [reply]);
  const open = points.filter(({ state }) => state === 'open');
  const chip = chipOf(points, reply);
  if (!isOpen)
    return (
      <button
        type="button"
        class={`chip ${chip.tone}`}
        title={say(words('reply_key'))}
        aria-expanded={false}
        aria-keyshortcuts="Alt+R"
        onClick={onToggle}
      >
        <span class="brand">{say(words('reply_brand'))}</span> {say(chip.says)}
      </button>
    );
  const write = () => {
    const outcome = onWriteContacts();
    const isNeedless = outcome !== undefined && 'why' in outcome;
    setFailure(isNeedless ? undefined : outcome);
    setUnwritten(isNeedless ? outcome : undefined);
  };
  const mendOf = (point: PointName) => {
    if (!canInsert) return undefined;
    if (point === 'contacted') {
      const run = help.contacts.length > 0 ? write : undefined;
      return run && { text: say(words('contact_write')), run };
    }
    const sentence = missingSentence(point, unit, today);
    return sentence === undefined
      ? undefined
      : { text: say(words('reply_insert')), run: () => setFailure(onInsert(sentence)) };
  };
  const absentIn = (earlier: string) =>
    checkReply({ reply: earlier, title: help.title, question: help.content, kind: help.kind }, help.settings.points)
      .points.filter(({ state, strictness }) => state === 'open' && strictness === 'required')
      .map(({ says }) => say(says));
  const look = points.filter(({ state }) => state === 'look');
  const settled = points.filter(({ state }) => state === 'met' || state === 'unneeded');
  const row = (result: PointResult) => (
    <PointRow
      key={result.point}
      result={result}
      reply={reply}
      question={questionOf({ reply, title: help.title, question: help.content })}
      mend={mendOf(result.point)}
    />
  );
  return (
    <section
      class="reply"
      aria-label={say(words('reply_title'))}
      onKeyDown={(event) => {
        // An input method ends its word with the same key.
        if (event.key !== 'Escape' || event.isComposing) return;
        // The dialog of the page that the panel lies in stays.
        event.preventDefault();
        onToggle();
      }}
    >
      <header>
        <h2>{say(words('reply_title'))}</h2>
        {reply.trim() !== '' && <span class={`count ${chip.tone}`}>{say(chip.says)}</span>}
        <button type="button" class="close" aria-label={say(words('reply_close'))} onClick={onToggle}>
          ×
        </button>
      </header>
      <div class="body">
        {failure && (
          <p class="trouble" role="alert">
            {say(failure)}
          </p>
        )}
        <Lessons lessons={help.lessons} absent={absentIn} />
        {help.ticketNo === undefined ? (
          <p class="note">{say(words('reply_unknown'))}</p>
        ) : (
          <ContactLog
            key={help.ticketNo}
            ticketNo={help.ticketNo}
            contacts={help.contacts}
            since={help.receivedAt}
            onKeep={async (id, note) => {
              setUnwritten(undefined);
              await onContact(id, note).catch((error) => {
                setFailure(failureWords(error));
                throw error;
              });
            }}
            onPicture={onPicture}
            onWrite={canInsert ? write : undefined}
            written={unwritten && words(`contact_write_${unwritten.why}`)}
          />
        )}
        {reply.trim() === '' ? (
          <p class="note">{say(words('reply_empty'))}</p>
        ) : (
          <div>
            <ul class="points" aria-live="polite">
              {[...open, ...look].map(row)}
            </ul>
            {settled.length > 0 && (
              <details open={open.length + look.length === 0}>
                <summary>{say(words('reply_settled', settled.length))}</summary>
                <ul class="points">{settled.map(row)}</ul>
              </details>
            )}
          </div>
        )}
      </div>
    </section>
  );
}

/** What the chip says: the first thing that is required and absent, else how many are. */
function chipOf(points: readonly PointResult[], reply: string): { tone: string; says: Words } {
  if (reply.trim() === '') return { tone: 'none', says: words('reply_chip_empty') };
  const open = points.filter(({ state }) => state === 'open');
  const required = open.filter(({ strictness }) => strictness === 'required');
  if (required.length > 0) return { tone: 'overdue', says: words('reply_chip_required', required.length) };
  if (open.length > 0) return { tone: 'soon', says: words('reply_chip_open', open.length) };
  const look = points.filter(({ state }) => state === 'look');
  if (look.length > 0) return { tone: 'soon', says: words('reply_chip_look', look.length) };
  return { tone: 'calm', says: words('reply_chip_met') };
}

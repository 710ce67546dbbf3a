import { useState } from 'preact/hooks';
import { instantText } from '../../lib/calendar/time.ts';
import type { TicketClocks } from '../../lib/clocks/explain.ts';
import { plainMoment } from '../../lib/clocks/view.ts';
import { isLater, type Mark, type MarkedStep, STEPS } from '../../lib/ticket/mark.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';

interface Props {
  known: TicketClocks;
  onMark: (mark: Mark) => void;
}

const CLOCK = { signed: 'sign', approved: 'approval', contacted: 'contact' } as const;

/** What the clerk can say of a ticket that its page does not: steps taken, another limit, a pause. */
export function Said({ known, onMark }: Props) {
  const { marks, clocks, pausable } = known;
  const isPaused = marks.pauses?.at(-1)?.to === undefined && (marks.pauses?.length ?? 0) > 0;
  const steps = STEPS.filter((step) => clocks.some(({ name }) => name === CLOCK[step]));
  return (
    <section class="said" aria-label={say(words('said_title'))}>
      {steps.map((step) => (
        <StepLine key={step} step={step} at={marks[`${step}At`]} since={known.since} onMark={onMark} />
      ))}
      <OwnLimit known={known} onMark={onMark} />
      {(pausable || isPaused) && (
        <div class="line">
          <span>{say(words(isPaused ? 'said_paused' : 'said_running'))}</span>
          <button type="button" onClick={() => onMark({ what: isPaused ? 'resume' : 'pause' })}>
            {say(words(isPaused ? 'said_resume' : 'said_pause'))}
          </button>
        </div>
      )}
    </section>
  );
}

/** `2026-11-25T10:30` of Beijing, as a form field holds it. */
const fieldNow = () => instantText(Date.now()).slice(0, 16);

interface StepProps {
  step: MarkedStep;
  at: string | undefined;
  since: string | undefined;
  onMark: Props['onMark'];
}

function StepLine({ step, at, since, onMark }: StepProps) {
  const [when, setWhen] = useState<string>();
  const name = say(words(`clock_name_${CLOCK[step]}`));
  if (at !== undefined)
    return (
      <div class="line">
        <span>{say(words('said_done', name, plainMoment(at)))}</span>
        <button type="button" class="quiet" onClick={() => onMark({ what: step })}>
          {say(words('said_undo'))}
        </button>
      </div>
    );
  const text = when ?? fieldNow();
  const fault = !isTime(text)
    ? 'said_no_time'
    : text > fieldNow()
      ? 'said_future'
      : isBefore(text, since)
        ? 'said_before'
        : undefined;
  return (
    <div class="line">
      <label>
        {say(words('said_when', name))}
        <input
          type="datetime-local"
          value={text}
          max={fieldNow()}
          onInput={(event) => setWhen(event.currentTarget.value)}
        />
      </label>
      <button
        type="button"
        disabled={fault !== undefined}
        onClick={() => onMark({ what: step, at: `${text}:00+08:00` })}
      >
        {say(words('said_note'))}
      </button>
      {fault && <Fault says={fault} since={since} />}
    </div>
  );
}

const isTime = (text: string) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text);

/** Whether a time of a form field lies before a moment; within its minute it does not. */
const isBefore = (text: string, since: string | undefined) =>
  since !== undefined && Date.parse(`${text}:59+08:00`) < Date.parse(since);

function Fault({ says, since }: { says: string; since: string | undefined }) {
  return (
    <p class="trouble" role="alert">
      {say(words(says, plainMoment(since ?? '')))}
    </p>
  );
}

/** No limit lies as far: a year of six figures is a slip of the hand. */
const LAST = '2099-12-31T23:59';

/** What is wrong with a new limit, as a key of what is said. */
function limitFault(
  text: string,
  kind: 'correction' | 'extension',
  since: string | undefined,
  present: string | undefined,
): string | undefined {
  if (text === '') return undefined;
  if (!isTime(text) || text > LAST) return 'said_no_time';
  if (isBefore(text, since)) return 'said_before';
  return kind === 'extension' && !isLater(`${text}:00+08:00`, present) ? 'said_not_later' : undefined;
}

/** Another limit than the printed or the ruled one, with its reason; the clerk's word goes before both. */
function OwnLimit({ known: { marks, clocks, extended, since }, onMark }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [dueAt, setDueAt] = useState('');
  const [kind, setKind] = useState<'correction' | 'extension'>(extended ? 'extension' : 'correction');
  const [why, setWhy] = useState('');
  const { override } = marks;
  if (override)
    return (
      <div class="line">
        <span>
          {say(words(`said_limit_${override.kind}`, plainMoment(override.dueAt)))}
          {override.why ? ` · ${override.why}` : ''}
        </span>
        <button type="button" class="quiet" onClick={() => onMark({ what: 'limit' })}>
          {say(words('said_undo'))}
        </button>
      </div>
    );
  if (!isOpen)
    return (
      <div class="line">
        <button
          type="button"
          class="quiet"
          onClick={() => {
            setDueAt((extended ?? '').slice(0, 16));
            setOpen(true);
          }}
        >
          {say(words('said_other_limit'))}
        </button>
      </div>
    );
  const present = clocks.find(({ name }) => name === 'limit')?.dueAt;
  const fault = limitFault(dueAt, kind, since, present);
  const save = () => {
    if (!isTime(dueAt) || fault) return;
    onMark({
      what: 'limit',
      dueAt: `${dueAt}:00+08:00`,
      kind,
      ...(why.trim() ? { why: why.trim().slice(0, 200) } : {}),
    });
    setOpen(false);
  };
  return (
    <div class="own">
      <label>
        {say(words('said_limit_kind'))}
        <select value={kind} onChange={(event) => setKind(event.currentTarget.value as typeof kind)}>
          <option value="extension">{say(words('said_kind_extension'))}</option>
          <option value="correction">{say(words('said_kind_correction'))}</option>
        </select>
      </label>
      <label>
        {say(words('said_limit_new'))}
        <input
          type="datetime-local"
          max={LAST}
          value={dueAt}
          onInput={(event) => setDueAt(event.currentTarget.value)}
        />
      </label>
      <label>
        {say(words('said_limit_why'))}
        <input type="text" maxLength={200} value={why} onInput={(event) => setWhy(event.currentTarget.value)} />
      </label>
      {fault && <Fault says={fault} since={fault === 'said_not_later' ? present : since} />}
      <div class="line">
        <button type="button" class="main" disabled={!isTime(dueAt) || fault !== undefined} onClick={save}>
          {say(words('said_save'))}
        </button>
        <button type="button" onClick={() => setOpen(false)}>
          {say(words('cancel'))}
        </button>
      </div>
    </div>
  );
}

import { useState } from 'preact/hooks';
import { type OfficeCalendar, officeTime } from '../../../lib/calendar/office.ts';
import { instantText } from '../../../lib/calendar/time.ts';
import { type SampleClock, sampleClocks } from '../../../lib/clocks/sample.ts';
import { plainMoment } from '../../../lib/clocks/view.ts';
import type { RuleProfile } from '../../../lib/rules/model.ts';
import { words } from '../../../lib/ticket/words.ts';
import { Steps } from '../../clocks/Steps.tsx';
import { say } from '../../say.ts';
import { Choice, Text } from '../fields.tsx';

interface Props {
  /** Undefined while something in them is wrong. */
  profile: RuleProfile | undefined;
  office: OfficeCalendar;
  /** Id of the rule that is being changed: its account stands open. */
  editing: string | undefined;
}

const SAID = ['channel', 'kind', 'category', 'urgency', 'unit', 'title'] as const;
const TIMES = ['receivedAt', 'assignedAt', 'signedAt'] as const;
type Texts = Record<(typeof SAID)[number] | (typeof TIMES)[number], string>;

/** A ticket of now that says no more than its kind. */
function firstTexts(): Texts {
  const now = instantText(Date.now()).slice(0, 16);
  const kind = say(words('rules_sample_kind'));
  return {
    channel: '',
    kind,
    category: '',
    urgency: '',
    unit: '',
    title: '',
    receivedAt: now,
    assignedAt: now,
    signedAt: '',
  };
}

/** A ticket that nobody has: its clocks and how each comes about follow every change at once. */
export function Sample({ profile, office, editing }: Props) {
  const [texts, setTexts] = useState(firstTexts);
  const [round, setRound] = useState<'first' | 'rework'>('first');
  const has = (name: keyof Texts) => texts[name] !== '';
  // The browser's field allows any year, also while one is typed.
  const isTime = (name: keyof Texts) => /^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(texts[name]);
  const said = Object.fromEntries(SAID.filter(has).map((name) => [name, texts[name]]));
  const times = Object.fromEntries(TIMES.filter(isTime).map((name) => [name, `${texts[name]}:00+08:00`]));
  const sample = { ...said, ...times, round: round === 'first' ? 1 : 2 };
  // Signing matters only where something counts from it.
  const isSigned = profile?.rules.some(({ from }) => from === 'signed');
  const field = (name: keyof Texts) => ({
    id: `sample-${name}`,
    label: say(words(name === 'signedAt' ? 'rules_sample_signedAt' : `field_${name}`)),
    value: texts[name],
    onText: (text: string) => setTexts({ ...texts, [name]: text }),
  });
  return (
    <section aria-label={say(words('rules_sample'))} class="sample">
      <h3>{say(words('rules_sample'))}</h3>
      <p class="note">{say(words('rules_sample_note'))}</p>
      {profile ? (
        <Accounts clocks={sampleClocks(sample, { profile, ...officeTime(office) }, Date.now())} editing={editing} />
      ) : (
        <p>{say(words('rules_preview_faulty'))}</p>
      )}
      <div class="fields">
        {SAID.map((name) => (
          <Text key={name} {...field(name)} />
        ))}
        {TIMES.filter((name) => name !== 'signedAt' || isSigned).map((name) => (
          <Text key={name} type="datetime-local" {...field(name)} />
        ))}
        <Choice
          id="sample-round"
          label={say(words('field_round'))}
          value={round}
          options={(['first', 'rework'] as const).map(
            (each) => [each, say(words(`rules_sample_round_${each}`))] as const,
          )}
          onChoose={setRound}
        />
      </div>
    </section>
  );
}

function Accounts({ clocks, editing }: { clocks: readonly SampleClock[]; editing: string | undefined }) {
  if (clocks.length === 0) return <p>{say(words('rules_sample_none'))}</p>;
  return (
    <div>
      {clocks.map((clock) => (
        <Account key={clock.ruled.clock} clock={clock} isOpen={clock.rule.id === editing} />
      ))}
    </div>
  );
}

/** One clock of the sample: when it ends and by which rule; below, each day. */
function Account({ clock, isOpen }: { clock: SampleClock; isOpen: boolean }) {
  const { ruled, rule, steps } = clock;
  const { yellowAt, redAt } = ruled;
  return (
    <details open={isOpen} class="account" data-clock={ruled.clock}>
      <summary>
        {say(words(`clock_name_${ruled.clock}`))} <strong>{plainMoment(ruled.dueAt)}</strong>{' '}
        <span class="note">{say(words('rules_sample_rule', rule.name))}</span>
      </summary>
      {steps.length > 0 ? (
        <Steps steps={steps} />
      ) : (
        <p class="note">{say(words('rules_sample_back', plainMoment(ruled.startAt)))}</p>
      )}
      {yellowAt !== undefined && <p class="note">{say(words('rules_sample_yellow', plainMoment(yellowAt)))}</p>}
      {redAt !== undefined && <p class="note">{say(words('rules_sample_red', plainMoment(redAt)))}</p>}
    </details>
  );
}

import { useState } from 'preact/hooks';
import { instantText } from '../../lib/calendar/time.ts';
import { HOWS, type Offer, type Suggestion } from '../../lib/evidence/model.ts';
import { OPINIONS, type Opinion } from '../../lib/ticket/contacts.ts';
import { type Words, words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';

interface Props {
  suggestions: readonly Suggestion[];
  /** @throws when it could not be noted */
  onOffer: (offer: Offer) => Promise<void>;
  failureWords: (error: unknown) => Words;
}

/** The contact that was read, to be checked and changed before the clerk notes it. */
export function OfferForm({ suggestions, onOffer, failureWords }: Props) {
  const [chosen, choose] = useState(0);
  const suggestion = suggestions[chosen];
  if (!suggestion) return null;
  return (
    <section class="offer" aria-label={say(words('evidence_offer_title'))}>
      <p class="head">{say(words('evidence_offer_title'))}</p>
      {suggestions.length > 1 && (
        <label>
          <span>{say(words('evidence_offer_which', suggestions.length))}</span>
          <select value={chosen} onChange={(event) => choose(Number(event.currentTarget.value))}>
            {suggestions.map((each, i) => (
              <option key={i} value={i}>
                {summary(each)}
              </option>
            ))}
          </select>
        </label>
      )}
      <p class={`match ${suggestion.match}`}>
        {suggestion.phone === undefined ? (
          say(words('evidence_no_phone'))
        ) : (
          <>
            <span class="phone">{suggestion.phone}</span> {say(words(`evidence_match_${suggestion.match}`))}
          </>
        )}
      </p>
      <Fields key={chosen} suggestion={suggestion} onOffer={onOffer} failureWords={failureWords} />
    </section>
  );
}

const summary = ({ at, day, phone, reached }: Suggestion) =>
  [
    at?.slice(5, 16).replace('T', ' ') ?? day ?? '',
    phone ?? '',
    say(words(reached ? 'evidence_reached_yes' : 'evidence_reached_no')),
  ]
    .filter((part) => part !== '')
    .join(' · ');

function Fields({ suggestion, onOffer, failureWords }: Omit<Props, 'suggestions'> & { suggestion: Suggestion }) {
  // Without a time of day the field stays empty: none is made up.
  const [at, setAt] = useState(suggestion.at?.slice(0, 16) ?? '');
  const [how, setHow] = useState(suggestion.how);
  const [reached, setReached] = useState(suggestion.reached);
  const [whom, setWhom] = useState(suggestion.whom ?? '');
  const [said, setSaid] = useState(suggestion.said ?? '');
  const [told, setTold] = useState(suggestion.told === true);
  const [opinion, setOpinion] = useState<Opinion | ''>(suggestion.opinion ?? '');
  const [minutes, setMinutes] = useState(part(suggestion.seconds, (all) => Math.floor(all / 60)));
  const [seconds, setSeconds] = useState(part(suggestion.seconds, (all) => all % 60));
  const [state, setState] = useState<'saved' | Words>();
  const fault = !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(at)
    ? 'evidence_no_time'
    : at > instantText(Date.now()).slice(0, 16)
      ? 'evidence_future'
      : undefined;
  const length = minutes === '' && seconds === '' ? undefined : Number(minutes) * 60 + Number(seconds);
  const save = () =>
    onOffer({
      at: `${at}:00+08:00`,
      how,
      reached,
      ...(whom.trim() ? { whom: whom.trim() } : {}),
      ...(said.trim() ? { said: said.trim() } : {}),
      ...(reached && told ? { told } : {}),
      ...(reached && opinion !== '' ? { opinion } : {}),
      ...(how === 'phone' && length !== undefined ? { seconds: length } : {}),
    }).then(
      () => setState('saved'),
      (error: unknown) => setState(failureWords(error)),
    );
  return (
    <form
      onInput={() => setState(undefined)}
      onSubmit={(event) => {
        event.preventDefault();
        if (!fault) void save();
      }}
    >
      <label>
        <span>{say(words('evidence_offer_at'))}</span>
        <input
          type="datetime-local"
          value={at}
          min={suggestion.day ? `${suggestion.day}T00:00` : undefined}
          onInput={(event) => setAt(event.currentTarget.value)}
        />
        {suggestion.at === undefined && suggestion.day !== undefined && <span class="note">{suggestion.day}</span>}
      </label>
      <label>
        <span>{say(words('evidence_offer_how'))}</span>
        <select value={how} onChange={(event) => setHow(event.currentTarget.value as Suggestion['how'])}>
          {HOWS.map((each) => (
            <option key={each} value={each}>
              {say(words(`evidence_how_${each}`))}
            </option>
          ))}
        </select>
        <select
          aria-label={say(words('evidence_offer_reached'))}
          value={reached ? 'yes' : 'no'}
          onChange={(event) => setReached(event.currentTarget.value === 'yes')}
        >
          <option value="yes">{say(words('evidence_reached_yes'))}</option>
          <option value="no">{say(words('evidence_reached_no'))}</option>
        </select>
      </label>
      {reached && (
        <div class="line">
          <span>{say(words('evidence_offer_outcome'))}</span>
          <label class="tick">
            <input type="checkbox" checked={told} onChange={(event) => setTold(event.currentTarget.checked)} />
            {say(words('contact_told'))}
          </label>
          <select
            aria-label={say(words('contact_opinion'))}
            value={opinion}
            onChange={(event) => setOpinion(event.currentTarget.value as Opinion | '')}
          >
            <option value="">{say(words('contact_opinion'))}</option>
            {OPINIONS.map((each) => (
              <option key={each} value={each}>
                {say(words(`contact_opinion_${each}`))}
              </option>
            ))}
          </select>
        </div>
      )}
      {how === 'phone' && (
        <div class="line">
          <span>{say(words('evidence_offer_length'))}</span>
          <Count name="evidence_minutes" value={minutes} most={1_440} onInput={setMinutes} />
          <Count name="evidence_seconds" value={seconds} most={59} onInput={setSeconds} />
        </div>
      )}
      <label>
        <span>{say(words('evidence_offer_whom'))}</span>
        <input type="text" maxLength={40} value={whom} onInput={(event) => setWhom(event.currentTarget.value)} />
      </label>
      <label>
        <span>{say(words('evidence_offer_said'))}</span>
        <textarea rows={2} maxLength={500} value={said} onInput={(event) => setSaid(event.currentTarget.value)} />
      </label>
      <div class="line">
        <button type="submit" class="main" disabled={fault !== undefined || state === 'saved'}>
          {say(words(state === 'saved' ? 'evidence_offer_saved' : 'evidence_offer_save'))}
        </button>
        {fault && <span class="note">{say(words(fault))}</span>}
        {state !== undefined && state !== 'saved' && (
          <span class="trouble" role="alert">
            {say(state)}
          </span>
        )}
      </div>
    </form>
  );
}

const part = (seconds: number | undefined, of: (all: number) => number) =>
  seconds === undefined ? '' : String(of(seconds));

function Count(props: { name: string; value: string; most: number; onInput: (value: string) => void }) {
  const name = say(words(props.name));
  return (
    <>
      <input
        type="number"
        class="count"
        min={0}
        max={props.most}
        aria-label={name}
        value={props.value}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      {name}
    </>
  );
}

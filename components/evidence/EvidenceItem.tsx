import type { Offer } from '../../lib/evidence/model.ts';
import type { Evidence } from '../../lib/protocol/evidence.ts';
import { type Words, words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';
import { OfferForm } from './OfferForm.tsx';
import { RecognisedText } from './RecognisedText.tsx';

interface Props {
  item: Evidence;
  onCancel: () => void;
  onRetry: () => void;
  onRemove: () => void;
  onOffer: (offer: Offer) => Promise<void>;
  failureWords: (error: unknown) => Words;
}

/** A piece of evidence: how far it is read, or what was read in it. */
export function EvidenceItem({ item, onCancel, onRetry, onRemove, onOffer, failureWords }: Props) {
  const { state, recognised, suggestions } = item;
  const isUnread = state === 'waiting' || state === 'running';
  const hasText = recognised !== undefined && recognised.lines.length > 0;
  return (
    <li class={`piece ${state}`}>
      <div class="line">
        <span class="name" title={item.name}>
          {item.name}
        </span>
        {item.kind && <span class="kind">{say(words(`evidence_kind_${item.kind}`))}</span>}
        {isUnread && (
          <button type="button" class="quiet" onClick={onCancel}>
            {say(words('evidence_cancel'))}
          </button>
        )}
        {(state === 'failed' || state === 'cancelled') && item.canRetry && (
          <button type="button" class="quiet" onClick={onRetry}>
            {say(words('evidence_retry'))}
          </button>
        )}
        {!isUnread && (
          <button type="button" class="quiet" onClick={onRemove}>
            {say(words('evidence_remove'))}
          </button>
        )}
      </div>
      <p class={state === 'failed' ? 'trouble' : 'note'} role="status">
        {statusOf(item)}
      </p>
      {state === 'running' && (
        <progress max={1} value={item.progress} aria-label={say(words('evidence_state_running', percent(item)))} />
      )}
      {hasText && suggestions.length > 0 && (
        <OfferForm suggestions={suggestions} onOffer={onOffer} failureWords={failureWords} />
      )}
      {hasText && suggestions.length === 0 && <p class="note">{say(words('evidence_no_contact'))}</p>}
      {recognised && <RecognisedText recognised={recognised} />}
    </li>
  );
}

const percent = ({ progress }: Evidence) => Math.round(progress * 100);

function statusOf(item: Evidence): string {
  if (item.state === 'done') return '';
  if (item.state === 'failed') return say(words(`evidence_failure_${item.failure ?? 'engine'}`));
  return say(
    item.state === 'running' ? words('evidence_state_running', percent(item)) : words(`evidence_state_${item.state}`),
  );
}

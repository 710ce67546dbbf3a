import type { ComponentProps } from 'preact';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';
import { EvidenceBox } from './EvidenceBox.tsx';

interface Props {
  /** The ticket that the page shows; undefined where it shows none: then only a trouble is told. */
  ticketNo: string | undefined;
  onClose: () => void;
  box: ComponentProps<typeof EvidenceBox>;
}

/** The evidence of a ticket on its page. */
export function EvidencePanel({ ticketNo, onClose, box }: Props) {
  return (
    <section
      class="evidence-panel"
      aria-label={say(words('evidence_title'))}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header>
        <h2>{say(words('evidence_title'))}</h2>
        <span class="no">{ticketNo}</span>
        <button type="button" class="close" aria-label={say(words('evidence_close'))} onClick={onClose}>
          ×
        </button>
      </header>
      {ticketNo === undefined ? (
        <div class="evidence">
          <p class="trouble" role="alert">
            {box.trouble && say(box.trouble)}
          </p>
        </div>
      ) : (
        <EvidenceBox {...box} />
      )}
    </section>
  );
}

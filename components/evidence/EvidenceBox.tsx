import type { Offer } from '../../lib/evidence/model.ts';
import type { Evidence } from '../../lib/protocol/evidence.ts';
import { type Words, words } from '../../lib/ticket/words.ts';
import { FileZone } from '../FileZone.tsx';
import { say } from '../say.ts';
import { EvidenceItem } from './EvidenceItem.tsx';
import { picturesIn } from './pictures.ts';

interface Props {
  /** The ticket's evidence, the newest first; undefined while it is not known. */
  items: readonly Evidence[] | undefined;
  /** Pictures are being prepared. */
  isTaking: boolean;
  /** Why the last picture was not taken. */
  trouble: Words | undefined;
  onFile: (file: File) => void;
  onCancel: (id: string) => void;
  onRetry: (id: string) => void;
  onRemove: (id: string) => void;
  /** The clerk notes a contact. @throws when it could not be kept */
  onOffer: (offer: Offer, id: string) => Promise<void>;
  failureWords: (error: unknown) => Words;
}

/** Pictures that prove a contact: dropped, pasted or chosen, read, and offered for the contact log. */
export function EvidenceBox({ items, isTaking, trouble, onFile, ...act }: Props) {
  return (
    <div
      class="evidence"
      onPaste={(event) => {
        const files = picturesIn(event.clipboardData);
        if (files.length === 0) return;
        event.preventDefault();
        for (const file of files) onFile(file);
      }}
    >
      <FileZone
        class={items !== undefined && items.length > 0 ? 'drop more' : 'drop'}
        label={say(words('evidence_drop'))}
        accept="image/png,image/jpeg,image/webp,image/bmp,image/gif"
        multiple
        onFile={onFile}
      >
        {(choose) => (
          <>
            <p>{say(words('evidence_drop'))}</p>
            <button type="button" onClick={choose}>
              {say(words('evidence_choose'))}
            </button>
            <p class="note">{say(words('evidence_local'))}</p>
          </>
        )}
      </FileZone>
      <p class="trouble" role="alert">
        {trouble && say(trouble)}
      </p>
      {isTaking && (
        <p class="note" role="status">
          {say(words('evidence_taking'))}
        </p>
      )}
      {items === undefined && <p class="note">{say(words('evidence_loading'))}</p>}
      {items?.length === 0 && !isTaking && <p class="note">{say(words('evidence_empty'))}</p>}
      <ul>
        {items?.map((item) => (
          <EvidenceItem
            key={item.id}
            item={item}
            onCancel={() => act.onCancel(item.id)}
            onRetry={() => act.onRetry(item.id)}
            onRemove={() => act.onRemove(item.id)}
            onOffer={(offer) => act.onOffer(offer, item.id)}
            failureWords={act.failureWords}
          />
        ))}
      </ul>
    </div>
  );
}

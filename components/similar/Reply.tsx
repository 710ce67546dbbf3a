import { useState } from 'preact/hooks';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';
import { copyReply } from './copy.ts';

/** A reply of fewer characters is shown whole. */
const SHORT = 80;
const TOLD_MS = 2_000;

/** An earlier reply: its beginning, all of it when asked, and a button that takes it over. */
export function Reply({ reply }: { reply: string }) {
  const [isWhole, setWhole] = useState(false);
  const [copied, setCopied] = useState<boolean>();
  const isLong = reply.length > SHORT;
  return (
    <div class="reply">
      <p class={isWhole || !isLong ? undefined : 'cut'}>{reply}</p>
      <div class="line">
        {isLong && (
          <button type="button" class="quiet" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {say(words(isWhole ? 'related_less' : 'related_more'))}
          </button>
        )}
        <button
          type="button"
          class="quiet copy"
          onClick={async () => {
            setCopied(await copyReply(reply));
            setTimeout(() => setCopied(undefined), TOLD_MS);
          }}
        >
          {say(words('related_copy'))}
        </button>
        <span class="note" role="status">
          {copied === undefined ? '' : say(words(copied ? 'related_copied' : 'related_not_copied'))}
        </span>
      </div>
    </div>
  );
}

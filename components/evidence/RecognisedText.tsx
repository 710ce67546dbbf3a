import { useRef, useState } from 'preact/hooks';
import type { Line, Recognised } from '../../lib/ocr/model.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';
import { copyText } from './copy.ts';

/** Below it, of 100, the whole text is to be compared with the picture. */
const LOW = 75;

/** What was read in a picture, its uncertain parts underlined. */
export function RecognisedText({ recognised: { lines, confidence } }: { recognised: Recognised }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [isCopied, setCopied] = useState(false);
  if (lines.length === 0) return <p class="note">{say(words('evidence_no_text'))}</p>;
  const isDoubtful = lines.some(({ doubtful }) => doubtful.length > 0);
  return (
    <details class="text">
      <summary>
        {say(words('evidence_text'))}
        <span class={confidence < LOW ? 'confidence low' : 'confidence'}>
          {say(words('evidence_confidence', confidence))}
        </span>
      </summary>
      {confidence < LOW ? (
        <p class="note low">{say(words('evidence_low'))}</p>
      ) : (
        isDoubtful && <p class="note">{say(words('evidence_check'))}</p>
      )}
      <div class="lines">
        {lines.map((line, i) => (
          <p key={i}>{marked(line)}</p>
        ))}
      </div>
      <button
        type="button"
        onClick={() => field.current && void copyText(field.current).then(setCopied)}
        onBlur={() => setCopied(false)}
      >
        {say(words(isCopied ? 'evidence_copied' : 'evidence_copy'))}
      </button>
      <textarea
        ref={field}
        class="copied"
        readOnly
        tabIndex={-1}
        aria-hidden="true"
        value={lines.map(({ text }) => text).join('\n')}
      />
    </details>
  );
}

/** A line with its uncertain ranges in marks. */
function marked({ text, doubtful }: Line) {
  const parts = [];
  let at = 0;
  for (const [from, to] of doubtful) {
    if (from > at) parts.push(text.slice(at, from));
    parts.push(<mark key={from}>{text.slice(from, to)}</mark>);
    at = to;
  }
  return [...parts, text.slice(at)];
}

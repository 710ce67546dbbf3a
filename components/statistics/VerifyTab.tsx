import { useState } from 'preact/hooks';
import type { Verified } from '../../lib/office/model.ts';
import type { RemoteOffice } from '../../lib/office/remote.ts';
import { type Words, words } from '../../lib/ticket/words.ts';
import type { Checked } from '../../lib/verifying/verify.ts';
import { sumWords, whoseWords, whyWords } from '../../lib/verifying/words.ts';
import { FileZone } from '../FileZone.tsx';
import { say } from '../say.ts';
import { officeFailure } from './failure.ts';

/** A bulletin is no book. */
const MAX_BYTES = 20_000_000;

/** Checks a printed bulletin: each figure is worked out again from those beside it. */
export function VerifyTab({ office }: { office: RemoteOffice }) {
  const [typed, setTyped] = useState('');
  const [verified, setVerified] = useState<Verified>();
  const [failure, setFailure] = useState<Words>();
  const verify = (bulletin: string | Uint8Array) => {
    setFailure(undefined);
    office.verify(bulletin).then(
      (answer) => {
        setVerified(answer);
        setTyped(answer.text);
      },
      (error: unknown) => {
        setVerified(undefined);
        setFailure(officeFailure(error));
      },
    );
  };
  const open = async (file: File) => {
    if (file.size > MAX_BYTES) return setFailure(words('verify_file_large'));
    verify(new Uint8Array(await file.arrayBuffer()));
  };
  return (
    <div class="verify">
      <FileZone
        class="drop"
        label={say(words('verify_open'))}
        accept=".docx,.txt,.md"
        onFile={(file) => void open(file)}
      >
        {(choose) => (
          <>
            <label for="verify-text">{say(words('verify_paste'))}</label>
            <textarea
              id="verify-text"
              rows={verified ? 4 : 12}
              value={typed}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
            <div class="line">
              <button type="button" class="primary" disabled={typed.trim() === ''} onClick={() => verify(typed)}>
                {say(words('verify_check'))}
              </button>
              <button type="button" onClick={choose}>
                {say(words('verify_open'))}
              </button>
              <span class="note">{say(words('verify_note'))}</span>
            </div>
          </>
        )}
      </FileZone>
      {failure && (
        <p class="trouble" role="alert">
          {say(failure)}
        </p>
      )}
      {verified && (
        <>
          <p class="sum" role="status">
            {verified.found.length === 0 ? say(words('verify_nothing')) : say(sumWords(verified.found))}
          </p>
          <Findings found={verified.found} />
          <MarkedText {...verified} />
        </>
      )}
    </div>
  );
}

const told = (part: Words | string) => (typeof part === 'string' ? part : say(part));

/** What differs first: it has to be mended. */
function Findings({ found }: { found: readonly Checked[] }) {
  if (found.length === 0) return null;
  const order = ['differs', 'unchecked', 'follows'];
  const sorted = found.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict) || a.from - b.from);
  return (
    <table class="split">
      <caption>{say(words('verify_title'))}</caption>
      <thead>
        <tr>
          {['verdict', 'whose', 'figure', 'printed', 'working'].map((column) => (
            <th key={column} scope="col">
              {say(words(`verify_column_${column}`))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted.map((each) => (
          <tr key={each.from} class={each.verdict}>
            <th scope="row">{say(words(`verify_verdict_${each.verdict}`))}</th>
            <td>{told(whoseWords(each))}</td>
            <td>{say(words(`verify_${each.figure}`))}</td>
            <td>{each.printed}</td>
            <td>
              {told(whyWords(each))}
              {each.right && <strong> {say(words('verify_right', each.right))}</strong>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The bulletin with its figures marked. */
function MarkedText({ text, found }: Verified) {
  const parts: preact.ComponentChildren[] = [];
  let from = 0;
  for (const each of found) {
    if (each.from < from) continue;
    parts.push(text.slice(from, each.from));
    parts.push(
      <mark key={each.from} class={each.verdict} title={`${told(whyWords(each))} ${each.right ?? ''}`.trim()}>
        {text.slice(each.from, each.to)}
        {each.right && <ins>{say(words('verify_right', each.right))}</ins>}
      </mark>,
    );
    from = each.to;
  }
  parts.push(text.slice(from));
  return <div class="marked">{parts}</div>;
}

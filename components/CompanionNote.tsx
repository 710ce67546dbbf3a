import { browser } from 'wxt/browser';
import type { CompanionNotice } from '../lib/protocol/companion-own.ts';
import { words } from '../lib/ticket/words.ts';
import { say } from './say.ts';

/** That the companion has to be looked after: one calm line, with the way to where it says what to do. */
export function CompanionNote({ notice: { code, days } }: { notice: CompanionNotice }) {
  const open = () => void browser.tabs.create({ url: browser.runtime.getURL('/options.html#companion') });
  return (
    <p class="note trouble companion-note" role="status">
      {say(
        days === undefined ? words(`companion_note_${code.replaceAll('-', '_')}`) : words('companion_note_days', days),
      )}
      {' · '}
      <button type="button" class="quiet" onClick={open}>
        {say(words('companion_note_open'))}
      </button>
    </p>
  );
}

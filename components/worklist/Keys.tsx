import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';

const KEYS = [
  ['j ↓', 'keys_down'],
  ['k ↑', 'keys_up'],
  ['Enter', 'keys_open'],
  ['s', 'keys_related'],
  ['/', 'keys_search'],
  ['?', 'keys_help'],
  ['Esc', 'keys_close'],
] as const;

/** What the keys do. */
export function Keys({ onClose }: { onClose: () => void }) {
  return (
    <section class="keys" aria-label={say(words('keys_title'))}>
      <dl>
        {KEYS.map(([key, text]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{say(words(text))}</dd>
          </div>
        ))}
      </dl>
      <button type="button" class="quiet" onClick={onClose}>
        {say(words('page_close'))}
      </button>
    </section>
  );
}

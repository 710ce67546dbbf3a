import { browser } from 'wxt/browser';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';

/** Opens the import page in a tab of its own: a popup closes when a file is chosen. */
export function ImportLink() {
  return (
    <p>
      <button
        type="button"
        class="quiet"
        onClick={() => void browser.tabs.create({ url: browser.runtime.getURL('/import.html') })}
      >
        {say(words('import_open'))}
      </button>
    </p>
  );
}

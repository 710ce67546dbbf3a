/** The import page, in a tab of its own: a worker reads the file, the background stores what it holds. */
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { ImportPage } from '../../components/importing/ImportPage.tsx';
import { say } from '../../components/say.ts';
import { remoteSession } from '../../lib/importing/remote.ts';
import { words } from '../../lib/ticket/words.ts';
import '../../components/tokens.css';
import '../../components/mapping/mapping.css';
import '../../components/importing/importing.css';

const root = document.getElementById('app');
if (root) {
  document.documentElement.lang = browser.i18n.getUILanguage();
  document.title = say(words('import_open'));
  // A file that is dropped beside the place for it would take the page's place.
  for (const type of ['dragover', 'drop']) addEventListener(type, (event) => event.preventDefault());
  const worker = new Worker(browser.runtime.getURL('/import-reader.js'));
  render(<ImportPage session={remoteSession(worker)} />, root);
}

/** The side panel: all open tickets by their nearest limit, and what has to do with one of them. */
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { say } from '../../components/say.ts';
import { Side } from '../../components/similar/Side.tsx';
import { words } from '../../lib/ticket/words.ts';
import '../../components/tokens.css';
import '../../components/worklist/worklist.css';
import '../../components/similar/similar.css';

const root = document.getElementById('app');
if (root) {
  document.documentElement.lang = browser.i18n.getUILanguage();
  document.title = say(words('worklist_title'));
  render(<Side />, root);
}

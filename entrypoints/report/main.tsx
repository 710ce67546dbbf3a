/** The page that shows a support bundle before it is saved. */
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { Report } from '../../components/Report.tsx';
import { say } from '../../components/say.ts';
import { words } from '../../lib/ticket/words.ts';
import '../../components/tokens.css';
import '../../components/report.css';

const root = document.getElementById('app');
if (root) {
  document.documentElement.lang = browser.i18n.getUILanguage();
  document.title = say(words('bundle_title'));
  render(<Report />, root);
}

/** The options page: sites that are switched on, calendar, rules, and what clerks said about columns and labels. */
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { Options } from '../../components/options/Options.tsx';
import { say } from '../../components/say.ts';
import { words } from '../../lib/ticket/words.ts';
import '../../components/tokens.css';
import '../../components/options/options.css';
import '../../components/options/backup/backup.css';
import '../../components/options/calendar/calendar.css';
import '../../components/options/companion/companion.css';
import '../../components/options/duties/duties.css';
import '../../components/options/reminders/reminders.css';
import '../../components/options/replies/replies.css';
import '../../components/options/rules/rules.css';
import '../../components/options/rules/preview.css';

const root = document.getElementById('app');
if (root) {
  document.documentElement.lang = browser.i18n.getUILanguage();
  document.title = say(words('options_title'));
  render(<Options />, root);
}

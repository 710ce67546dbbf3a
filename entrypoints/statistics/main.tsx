/** The statistics page, in a tab of its own: a worker counts and makes the files. */
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { say } from '../../components/say.ts';
import { StatisticsPage } from '../../components/statistics/StatisticsPage.tsx';
import { startOffice } from '../../components/statistics/start.ts';
import { words } from '../../lib/ticket/words.ts';
import '../../components/tokens.css';
import '../../components/charts/charts.css';
import '../../components/statistics/statistics.css';
import '../../components/bulletin/bulletin.css';

const root = document.getElementById('app');
if (root) {
  document.documentElement.lang = browser.i18n.getUILanguage();
  document.title = say(words('statistics_title'));
  // A file that is dropped beside the place for it would take the page's place.
  for (const type of ['dragover', 'drop']) addEventListener(type, (event) => event.preventDefault());
  render(<StatisticsPage office={startOffice()} />, root);
}

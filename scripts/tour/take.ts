/** The tour without a window: the whole job on both faces of the practice platform, step by step. */
import { instantText } from '../../lib/calendar/time.ts';
import type { Practice } from '../../practice/practice.ts';
import { killWorker, launch } from '../browser/launch.ts';
import { TEST_BUILD } from './build.ts';
import { writeBulletin } from './bulletin.ts';
import { keepCopy } from './companion.ts';
import type { Tour } from './context.ts';
import { exportFiles } from './exports.ts';
import { checkFigures, lookBehindFigure } from './figures.ts';
import { emptyFolder } from './folder.ts';
import { readLegacy, readLists, seeDetails, signIn } from './platform.ts';
import { remind } from './reminder.ts';
import { lackReply } from './reply.ts';
import { followRules } from './rules.ts';
import { say, step } from './say.ts';
import { enable } from './site.ts';

/** A thing that has not come by then does not come. */
const PATIENCE_MS = 20_000;

/** @throws Error that names the step that failed */
export async function takeTour(practice: Practice): Promise<void> {
  const begun = performance.now();
  const folder = await emptyFolder();
  folder.note('Tour of the practice platform', [`made ${instantText(Date.now())}`]);
  say('taking the tour in a browser without a window.');
  const browsing = await step('start Chromium with the extension on a throw-away profile', () =>
    launch({ extension: TEST_BUILD.folder, headless: true }),
  );
  browsing.context.setDefaultTimeout(PATIENCE_MS);
  try {
    const page = browsing.context.pages()[0] ?? (await browsing.context.newPage());
    await walk({ practice, browsing, page, folder });
  } finally {
    // What was seen before a failure is worth keeping too.
    await folder.writeSummary();
    await browsing.close();
  }
  say(
    `done in ${((performance.now() - begun) / 1000).toFixed(0)} s; pictures, files and summary.txt are in ${folder.name}/`,
  );
}

async function walk(tour: Tour): Promise<void> {
  await step('sign in to the modern face', () => signIn(tour));
  await step('enable Anqi on the site from its popup', () => enable(tour));
  await step('read the lists of the modern face', () => readLists(tour));
  await step('be reminded', () => remind(tour));
  await step('open two details of the modern face', () => seeDetails(tour));
  await step("read the legacy face's list and a detail in its nested frames", () => readLegacy(tour));
  await step('end the background worker, as the browser does when it is idle', () => killWorker(tour.browsing));
  await step("compare the popup's figures with the platform's own count", () => checkFigures(tour));
  await step('open the tickets behind a figure', () => lookBehindFigure(tour));
  await step('choose the rules of a district, and see the clocks of a ticket', () => followRules(tour));
  await step('type a reply that lacks its points, and press send', () => lackReply(tour));
  await step('export the quarter', () => exportFiles(tour));
  await step('see the quarter on its page, and write its bulletin', () => writeBulletin(tour));
  await step('turn the companion on, and find everything in its copy', () => keepCopy(tour));
}

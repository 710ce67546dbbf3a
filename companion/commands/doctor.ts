import { defineCommand } from 'citty';
import { type BrowserReport, examine } from '../doctor/examine.ts';
import { lookHere } from '../doctor/look.ts';
import { registeredWith } from '../doctor/registered.ts';
import { reportText } from '../doctor/words.ts';
import { BROWSERS, type Browser } from '../install/browsers.ts';
import { findBrowsers } from '../install/found.ts';
import { notedProfiles } from '../install/profiles.ts';
import { type Machine, thisMachine } from '../place.ts';
import { written } from '../written.ts';
import { BROWSER_ARGS, type BrowserOptions, browserOptions } from './browser-options.ts';
import { EXIT, refuse } from './output.ts';

const ARGS = {
  browser: BROWSER_ARGS.browser,
  profile: BROWSER_ARGS.profile,
  json: { type: 'boolean', description: 'For programs: one JSON object' },
} as const;

export const doctor = defineCommand({
  meta: {
    name: 'doctor',
    description:
      'Say whether browsers can reach the companion, and what to do where they cannot; exit 1 where something is wrong.',
  },
  args: ARGS,
  async run({ args }) {
    const options = browserOptions(args);
    if (!options) return;
    let reports: BrowserReport[];
    try {
      reports = await examineAll(thisMachine(), options);
    } catch (error) {
      return refuse(error instanceof Error ? error.message : String(error));
    }
    const wrong =
      reports.length === 0 || reports.some(({ findings }) => findings.some(({ level }) => level === 'wrong'));
    if (args.json) await written(process.stdout, `${JSON.stringify({ ok: !wrong, browsers: reports })}\n`);
    else if (reports.length === 0) return refuse('no browser was found on this machine; name one with --browser.');
    else await written(process.stdout, reportText(reports));
    if (wrong) process.exitCode = EXIT.failed;
  },
});

/** Without --browser: those that are here, and those that the companion is registered with, also in folders of profiles. */
async function examineAll(machine: Machine, options: BrowserOptions): Promise<BrowserReport[]> {
  const found = findBrowsers(machine);
  const concerned = (browser: Browser) =>
    found.some((one) => one.browser === browser) || registeredWith(machine, browser, lookHere).length > 0;
  const browsers = options.browsers ?? (options.profile ? (['chromium'] as const) : BROWSERS.filter(concerned));
  const asked = browsers.map((browser) => ({ browser, profile: options.profile }));
  const noted = options.profile === undefined ? notedProfiles(machine) : [];
  if (noted !== 'damaged')
    for (const { browser, folder } of noted)
      if (options.browsers?.includes(browser) ?? true) asked.push({ browser, profile: folder });
  const reports = await Promise.all(
    asked.map(({ browser, profile }) =>
      examine({ machine, browser, found: found.find((one) => one.browser === browser), look: lookHere, profile }),
    ),
  );
  return options.browsers ? reports : oneIsEnough(reports);
}

/** A clerk works in one browser: the others of a machine need no companion, unless none has it. */
function oneIsEnough(reports: BrowserReport[]): BrowserReport[] {
  if (!reports.some(({ registered }) => registered.length > 0)) return reports;
  return reports.map((report) =>
    report.registered.length > 0
      ? report
      : {
          ...report,
          findings: [{ level: 'note', code: 'not-registered', says: 'the companion is not registered here' }],
        },
  );
}

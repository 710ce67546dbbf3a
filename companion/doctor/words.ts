/** The doctor's report for people. */
import { BROWSER_NAMES } from '../install/browsers.ts';
import type { BrowserReport } from './examine.ts';
import type { Finding } from './finding.ts';

const MARKS: Record<Finding['level'], string> = { fine: 'ok', note: 'note', wrong: 'wrong' };

export function reportText(reports: readonly BrowserReport[]): string {
  return reports.map(browserText).join('\n');
}

function browserText({ browser, profile, at, findings }: BrowserReport): string {
  const name = `${BROWSER_NAMES[browser]}${profile === undefined ? '' : `, with the profiles in ${profile}`}`;
  const head = `${name}: ${at ?? 'not found on this machine'}`;
  const lines = findings.flatMap(({ level, says, todo }) => [
    `  ${MARKS[level].padEnd(6)}${says}`,
    ...(todo === undefined ? [] : [`        ${todo}`]),
  ]);
  return `${[head, ...lines].join('\n')}\n`;
}

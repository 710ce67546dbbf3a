/** Whether a page may ask anything. */
import { CommandError } from '../../lib/protocol/answer.ts';
import type { SiteRow } from '../../lib/store/schema.ts';
import { siteOf } from '../../lib/store/sites.ts';
import { isPermitted } from './sites.ts';
import { theStore } from './the-store.ts';

/** @throws CommandError `not-enabled` where the clerk has not switched the site on, or the browser does not let Anqi in */
export async function mustBeEnabled(origin: string): Promise<SiteRow> {
  const site = await siteOf(theStore(), origin);
  if (!site || !(await isPermitted(origin))) throw new CommandError({ code: 'not-enabled' });
  return site;
}

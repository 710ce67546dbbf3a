/** What rules would change, before they are put in force. */
import type { RulesEffect } from '../../lib/rules/effect.ts';
import type { RuleProfile } from '../../lib/rules/model.ts';
import { rulesEffect } from '../../lib/store/preview.ts';
import { inForce, officeRules } from '../../lib/store/rules.ts';
import { theRuling } from './ruling.ts';
import { enabledOrigins } from './sites.ts';
import { theStore } from './the-store.ts';

/** What saving a profile would change on the open tickets of the enabled sites. */
export async function previewRules(profile: RuleProfile): Promise<RulesEffect> {
  const [now, before, sites] = await Promise.all([theRuling(), officeRules(theStore()), enabledOrigins()]);
  const { calendar, hours } = now;
  return rulesEffect(theStore(), sites, now, { ...inForce(before, profile, Date.now()), calendar, hours });
}

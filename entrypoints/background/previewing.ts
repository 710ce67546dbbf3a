/** What rules would change, before they are put in force. */
import type { RulesEffect } from '../../lib/rules/effect.ts';
import type { RuleProfile } from '../../lib/rules/model.ts';
import { rulesEffect } from '../../lib/store/preview.ts';
import { theRuling } from './ruling.ts';
import { enabledOrigins } from './sites.ts';
import { theStore } from './the-store.ts';

/** What saving a profile would change on the open tickets of the enabled sites. */
export async function previewRules(profile: RuleProfile): Promise<RulesEffect> {
  const [now, sites] = await Promise.all([theRuling(), enabledOrigins()]);
  // As saving does: a change of the same rules keeps their beginning.
  const sinceMs = now.profile.id === profile.id ? now.sinceMs : Date.now();
  return rulesEffect(theStore(), sites, now, { ...now, profile, sinceMs });
}

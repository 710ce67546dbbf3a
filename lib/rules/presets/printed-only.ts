/** The default: what a platform prints counts, and nothing is made up beside it. */
import type { RuleProfile } from '../model.ts';

/**
 * Safe, because an office that has not chosen its rules is shown no deadline that nobody set, and none later than the
 * printed one; a ticket without a printed limit is told as such.
 */
export const printedOnly: RuleProfile = {
  format: 'anqi-rules',
  version: 1,
  id: 'printed-only',
  name: '只按平台所印期限',
  source: '默认：平台印了期限的按所印，没有印的标“未印期限”，不推算。',
  rules: [],
};

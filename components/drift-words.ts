/** What is said of a platform that has changed. */
import type { Drift } from '../lib/drift/model.ts';
import { type Words, words } from '../lib/ticket/words.ts';

export function driftWords({ kind, label }: Drift): Words {
  return kind === 'none' ? words('drift_none') : words('drift_column', label ?? '');
}

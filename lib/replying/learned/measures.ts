/** What a reply is made of, in numbers: the measures of the substance layer. */
import { CLAUSE_KINDS, type ClauseKind, type Judged } from '../substance.ts';

/** For each kind of clause: how much of it there is, its share, and whether there is any; then how long the reply is. */
export function measuresOf(judged: readonly Judged[], length: number): number[] {
  const amount = new Map<ClauseKind, number>();
  for (const { kind, from, to } of judged) amount.set(kind, (amount.get(kind) ?? 0) + to - from);
  const total = [...amount.values()].reduce((sum, each) => sum + each, 0) + 1;
  const ofKinds = CLAUSE_KINDS.flatMap((kind) => {
    const has = amount.get(kind) ?? 0;
    return [Math.log1p(has) / 3, has / total, has > 0 ? 1 : 0];
  });
  return [1, ...ofKinds, Math.log1p(length) / 5];
}

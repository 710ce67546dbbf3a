/** Which of two words on one browser's copy of a ticket is the later one. */
import type { CopyRow } from './schema.ts';

/** A copy's standing: its version as the database gives it. */
export type Said = Pick<CopyRow, 'gone' | 'told_at'> & { version: number | string | bigint };

/** What came straight from the browser is told of by nobody, and later than whatever was. */
const toldOf = ({ told_at }: Said): string => told_at ?? '~';

/**
 * Whether one takes the place of the other: by its version. Of the same version a deletion stands for good, as a ticket that is seen again has
 * a later one; and whether a ticket moved away is known by whoever told of it last.
 */
export function outdoes(said: Said, other: Said): boolean {
  const [version, before] = [Number(said.version), Number(other.version)];
  if (version !== before) return version > before;
  if (other.gone === 'deleted' || said.gone === 'deleted') return other.gone !== 'deleted';
  const [told, toldBefore] = [toldOf(said), toldOf(other)];
  return told === toldBefore ? other.gone === 'moved' && said.gone === null : told > toldBefore;
}

/** The same as SQL, of the row that is about to be written (`excluded`) and the one that is there. */
export const OUTDOES = `excluded."version" > "copies"."version"
  or (excluded."version" = "copies"."version" and "copies"."gone" is distinct from 'deleted' and (
    excluded."gone" = 'deleted'
    or coalesce(excluded."told_at", '~') > coalesce("copies"."told_at", '~')
    or (coalesce(excluded."told_at", '~') = coalesce("copies"."told_at", '~')
      and "copies"."gone" = 'moved' and excluded."gone" is null)))`;

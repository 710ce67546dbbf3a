/** What a browser is told of a store that cannot be used, with the backups to fall back on. */
import type { Backup } from '../../lib/protocol/companion.ts';
import { type TroubleCode, troubleOf } from '../store/trouble.ts';
import { listBackups } from './list.ts';

export interface TroubleReport {
  trouble: TroubleCode;
  /** What is wrong and what to do, in English, for the log. */
  sentence: string;
  /** The newest first; none where another file would not help. */
  backups: Backup[];
}

/**
 * @param base the store's first file (store/open.ts, dataFile); undefined where the store is a database
 * @returns undefined for an error that is no trouble of the store
 */
export function troubleReport(error: unknown, base: string | undefined): TroubleReport | undefined {
  const trouble = troubleOf(error);
  if (!trouble) return undefined;
  const helps = trouble.code === 'store-damaged' && base !== undefined;
  return { trouble: trouble.code, sentence: trouble.message, backups: helps ? listBackups(base) : [] };
}

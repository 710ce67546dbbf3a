/** The store of a running host: opened at the first question, and again after it was in trouble. */
import type { Machine } from '../place.ts';
import { StoreReplaced } from '../store/gate.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { Trouble, type TroubleCode, troubleOf } from '../store/trouble.ts';
import { puller } from './pull.ts';

interface Opened {
  store: Store;
  pull: ReturnType<typeof puller>;
}

/** Troubles after which the connection, or the file, is worth opening anew. */
const LOST: ReadonlySet<TroubleCode> = new Set(['store-unreachable', 'store-damaged', 'store-newer', 'store-refused']);

export interface OfficeCopy {
  /** Does something with the store. @throws Trouble */
  use<T>(work: (opened: Opened) => Promise<T>): Promise<T>;
  /** Rows that were left out because they are damaged. */
  damaged(): number;
  close(): Promise<void>;
}

export function officeCopy(machine: Machine, now: () => number): OfficeCopy {
  let opened: Opened | undefined;
  let damaged = 0;
  const close = async () => {
    const before = opened;
    opened = undefined;
    await before?.store.close();
  };
  return {
    async use(work) {
      try {
        if (!opened) {
          const store = await openStore(machine, now());
          opened = { store, pull: puller(store, () => damaged++) };
        }
        return await work(opened);
      } catch (error) {
        const trouble = troubleOf(error);
        if (trouble && (LOST.has(trouble.code) || trouble instanceof StoreReplaced))
          await close().catch(() => undefined);
        throw trouble ?? error;
      }
    },
    damaged: () => damaged,
    close,
  };
}

/** A trouble as what the asking browser is told. */
export const failureOf = (error: unknown): { code: TroubleCode | 'failed'; detail: string } => {
  const trouble = troubleOf(error);
  if (trouble) return { code: trouble.code, detail: trouble.message };
  return {
    code: 'failed',
    detail: error instanceof Trouble ? error.message : 'the companion failed; its log says why',
  };
};

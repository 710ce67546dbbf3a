/** The store of a running host: opened at the first question, and again after it was in trouble. */
import type { Machine } from '../place.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { Trouble, type TroubleCode, troubleOf } from '../store/trouble.ts';
import { puller } from './pull.ts';

interface Opened {
  store: Store;
  pull: ReturnType<typeof puller>;
}

/** Troubles that leave the store as it was: the same connection is good for the next try. */
const PASSING: ReadonlySet<TroubleCode> = new Set(['disk-full', 'bad-message', 'no-folder', 'bad-name']);

export interface OfficeCopy {
  /**
   * Opens the store for a browser that greets, and does something with it. What the store knows of the browser may be other than
   * before, so that nothing but a greeting opens it.
   * @throws Trouble
   */
  greet<T>(work: (opened: Opened) => Promise<T>): Promise<T>;
  /** Does something with the store that a greeting has opened. @throws Trouble */
  use<T>(work: (opened: Opened) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** @param onDamage told of every row that is left out because it is damaged */
export function officeCopy(machine: Machine, now: () => number, onDamage: () => void): OfficeCopy {
  let opened: Opened | undefined;
  const close = async () => {
    const before = opened;
    opened = undefined;
    await before?.store.close();
  };
  const use: OfficeCopy['use'] = async (work) => {
    if (!opened) throw new Trouble('store-locked', 'the store was opened anew, or not yet: greet first');
    try {
      return await work(opened);
    } catch (error) {
      const trouble = troubleOf(error);
      if (!trouble || !PASSING.has(trouble.code)) await close().catch(() => undefined);
      throw trouble ?? error;
    }
  };
  return {
    async greet(work) {
      await close();
      const store = await openStore(machine, now());
      opened = { store, pull: puller(store, onDamage) };
      return use(work);
    },
    use,
    close,
  };
}

/** A trouble as what the asking browser is told. */
export const failureOf = (error: unknown): { code: TroubleCode | 'failed'; detail: string } => {
  const trouble = troubleOf(error);
  return trouble
    ? { code: trouble.code, detail: trouble.message }
    : { code: 'failed', detail: 'the companion failed; its log says why' };
};

/** The views of the worklist that a clerk keeps: filters under names, in `storage.local`. */
import { browser } from 'wxt/browser';
import type { StoredDocument } from '../../lib/store/documents.ts';
import { MOST_VIEWS, readableViews, type View } from '../../lib/worklist/filter.ts';

const KEY = 'worklist-views';

/** None where none was kept. */
export async function keptViews(): Promise<View[]> {
  const { [KEY]: kept } = await browser.storage.local.get(KEY);
  return readableViews(kept);
}

/**
 * Changes what is kept, one change after the other: the list may stand in a tab and beside several pages at once.
 * @returns what is kept now, at most `MOST_VIEWS`
 * @throws what the storage throws, a full disk among it; what was kept stays
 */
export function changeViews(change: (views: readonly View[]) => readonly View[]): Promise<View[]> {
  return navigator.locks.request(KEY, async () => {
    const views = change(await keptViews()).slice(0, MOST_VIEWS);
    await browser.storage.local.set({ [KEY]: views });
    return views;
  });
}

/** Tells of each change until the function that comes back is called, those of other lists too. */
export function onViews(listener: (views: View[]) => void): () => void {
  const heard = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'local' && KEY in changes) listener(readableViews(changes[KEY]?.newValue));
  };
  browser.storage.onChanged.addListener(heard);
  return () => browser.storage.onChanged.removeListener(heard);
}

/** For a backup: they are nowhere in the store. */
export async function viewsDocuments(): Promise<StoredDocument[]> {
  const views = await keptViews();
  return views.length === 0 ? [] : [{ kind: 'setting', key: KEY, body: views }];
}

export const isViews = ({ kind, key }: StoredDocument): boolean => kind === 'setting' && key === KEY;

/**
 * Adds the views of a backup whose names are free here.
 * @returns 1 where there were any, else 0
 */
export async function putBackViews(body: unknown): Promise<number> {
  let added = 0;
  await changeViews((views) => {
    const names = new Set(views.map(({ name }) => name));
    const more = readableViews(body).filter(({ name }) => !names.has(name));
    added = Math.min(more.length, MOST_VIEWS - views.length);
    return [...views, ...more];
  });
  return added > 0 ? 1 : 0;
}

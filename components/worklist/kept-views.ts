/** The views of the worklist that a clerk keeps: filters under names, in `storage.local`. */
import { browser } from 'wxt/browser';
import type { StoredDocument } from '../../lib/store/documents.ts';
import { type View, zViews } from '../../lib/worklist/filter.ts';

const KEY = 'worklist-views';
/** As many as zViews takes. */
const MOST = 50;

/** None where none was kept, or where what is kept is broken. */
export async function keptViews(): Promise<View[]> {
  const { [KEY]: kept } = await browser.storage.local.get(KEY);
  return zViews.safeParse(kept).data ?? [];
}

export async function keepViews(views: readonly View[]): Promise<void> {
  await browser.storage.local.set({ [KEY]: views });
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
  const views = await keptViews();
  const names = new Set(views.map(({ name }) => name));
  const more = (zViews.safeParse(body).data ?? []).filter(({ name }) => !names.has(name));
  if (more.length === 0) return 0;
  await keepViews([...views, ...more].slice(0, MOST));
  return views.length < MOST ? 1 : 0;
}

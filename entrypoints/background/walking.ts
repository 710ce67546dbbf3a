/** Walks through lists: how far each has come is kept over pages and workers, and their pagers' scripts are pressed. */
import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { asker, CommandError } from '../../lib/protocol/answer.ts';
import { tabCommands } from '../../lib/protocol/page.ts';
import { type WalkState, zWalkState } from '../../lib/walking/state.ts';
import { findingsOf } from './sites.ts';

/** One frame of one tab. */
export interface Place {
  origin: string;
  tabId: number | undefined;
  frameId: number | undefined;
}

const zKept = z.strictObject({ origin: z.string(), atMs: z.number(), stop: z.boolean(), state: zWalkState });
type Kept = z.infer<typeof zKept>;

/** A walk that has not moved for so long is over: the clerk went on to something else. */
const STALE_MS = 2 * 60_000;
const PREFIX = 'walk';

const keyOf = ({ tabId, frameId }: Place) => `${PREFIX} ${tabId} ${frameId}`;

const isOf = (key: string, tabId: number) => key.startsWith(`${PREFIX} ${tabId} `);

/** All that is kept and still fresh, by key; what is stale is removed. */
async function allKept(): Promise<Map<string, Kept>> {
  const all = await browser.storage.session.get(null);
  const kept = new Map<string, Kept>();
  const stale: string[] = [];
  for (const [key, value] of Object.entries(all)) {
    if (!key.startsWith(`${PREFIX} `)) continue;
    const checked = zKept.safeParse(value);
    if (checked.success && Date.now() - checked.data.atMs < STALE_MS) kept.set(key, checked.data);
    else stale.push(key);
  }
  if (stale.length > 0) await browser.storage.session.remove(stale);
  return kept;
}

/** The walk that a frame is in the middle of. */
export async function walkState(place: Place): Promise<WalkState | undefined> {
  const kept = (await allKept()).get(keyOf(place));
  return kept?.origin === place.origin && kept.state.phase !== 'over' ? kept.state : undefined;
}

/** @returns whether the clerk has asked for a stop */
export async function keepWalk(place: Place, state: WalkState): Promise<boolean> {
  const stop = (await allKept()).get(keyOf(place))?.stop === true;
  const kept: Kept = { origin: place.origin, atMs: Date.now(), stop, state };
  await browser.storage.session.set({ [keyOf(place)]: kept });
  return stop;
}

/** Begins a walk in the frame of a tab that has the list with the most columns. */
export async function startWalk(tabId: number): Promise<void> {
  const found = (await findingsOf(tabId)).filter(({ finding }) => finding.walkable);
  const [widest] = found.sort((a, b) => b.finding.columns.total - a.finding.columns.total);
  if (!widest) throw new CommandError({ code: 'failed', detail: 'no list with a pager' });
  const { frameId } = widest;
  const before = [...(await allKept()).keys()].filter((key) => isOf(key, tabId));
  // A stop that was asked of an earlier walk is none of this one.
  if (before.length > 0) await browser.storage.session.remove(before);
  await asker(tabCommands, (message) => browser.tabs.sendMessage(tabId, message, { frameId }))('walk', {});
}

/** Asks the walk of a tab to stop; should its page be loading just now, it is told when it asks. */
export async function stopWalk(tabId: number): Promise<void> {
  const ofTab = [...(await allKept())].filter(([key, { state }]) => isOf(key, tabId) && state.phase !== 'over');
  if (ofTab.length === 0) return;
  for (const [key, kept] of ofTab) await browser.storage.session.set({ [key]: { ...kept, stop: true } });
  await browser.tabs.sendMessage(tabId, { anqi: 'stopWalk', request: {} }).catch(() => undefined);
}

/** How far the walk of a tab has come, or how it ended a moment ago. */
export async function walkStatus(tabId: number): Promise<WalkState | undefined> {
  const ofTab = [...(await allKept())].filter(([key]) => isOf(key, tabId));
  return ofTab.map(([, kept]) => kept).sort((a, b) => b.atMs - a.atMs)[0]?.state;
}

/** Presses a link whose address is a script, in the world of the page that it belongs to. */
export async function pressLink({ tabId, frameId }: Place, path: readonly number[]): Promise<void> {
  if (tabId === undefined || frameId === undefined) return;
  await browser.scripting.executeScript({
    target: { tabId, frameIds: [frameId] },
    world: 'MAIN',
    func: clickAt,
    args: [path],
  });
}

/** Runs in the page: it must not use anything from outside itself. */
function clickAt(path: readonly number[]): void {
  let at: Element | undefined = document.documentElement;
  for (const index of path) at = at?.children[index];
  if (at instanceof HTMLElement && at.closest('a')?.protocol === 'javascript:') at.click();
}

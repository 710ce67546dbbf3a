/** Sites: permission, registration of the content script, and the list of sites kept in step. */
import { browser } from 'wxt/browser';
import { patternOf } from '../../components/origins.ts';
import { instantText } from '../../lib/calendar/time.ts';
import { asker, CommandError } from '../../lib/protocol/answer.ts';
import { type Finding, tabCommands } from '../../lib/protocol/page.ts';
import { deleteSiteData } from '../../lib/store/delete.ts';
import { allSites, removeSite, saveSite } from '../../lib/store/sites.ts';
import { showImageMenu } from './image-menu.ts';
import { theStore } from './the-store.ts';

const SCRIPT = '/content-scripts/platform.js';
const WISH = 'wish';

/** Keeps the clerk's wish over the permission prompt, which closes the popup in some browsers. */
export async function wish(origin: string, tabId: number): Promise<void> {
  await browser.storage.session.set({ [WISH]: { origin, tabId } });
}

/** Carries out a wish whose permission was given after the popup had gone. */
export async function grantWish(): Promise<void> {
  const { [WISH]: wished } = (await browser.storage.session.get(WISH)) as {
    [WISH]?: { origin: string; tabId: number };
  };
  if (wished && (await isPermitted(wished.origin))) await enable(wished.origin, wished.tabId);
}

export function isPermitted(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [patternOf(origin)] });
}

/**
 * Turns Anqi on for an origin and reads the open tab.
 * @throws CommandError `not-enabled` when the browser has not given the permission
 */
export async function enable(origin: string, tabId: number): Promise<Finding> {
  if (!(await isPermitted(origin))) throw new CommandError({ code: 'not-enabled' });
  await browser.storage.session.remove(WISH);
  await saveSite(theStore(), { origin, enabledAt: instantText(Date.now()) });
  await reconcile();
  return await readTab(tabId);
}

/** Turns Anqi off for an origin: marks, registration and permission go; tickets stay unless asked otherwise. */
export async function disable(origin: string, deleteData: boolean): Promise<void> {
  await removeSite(theStore(), origin);
  if (deleteData) await deleteSiteData(theStore(), origin, Date.now());
  await reconcile();
  // While the permission still lets the tabs be found.
  await tellTabs(origin, 'leave');
  await browser.permissions.remove({ origins: [patternOf(origin)] }).catch(() => false);
}

/** Origins that are switched on and that the browser still lets Anqi into: reminders and the icon speak of their tickets only. */
export async function enabledOrigins(): Promise<Set<string>> {
  const origins = (await allSites(theStore())).map(({ origin }) => origin);
  const permitted = await Promise.all(origins.map(isPermitted));
  return new Set(origins.filter((_, i) => permitted[i]));
}

let settling: Promise<void> = Promise.resolve();

/**
 * Makes the registered content scripts those of the enabled and permitted sites: at every start and change. Calls run
 * one after another, since the popup and the permission's own event may both ask at once.
 */
export function reconcile(): Promise<void> {
  settling = settling.catch(() => undefined).then(settle);
  return settling;
}

async function settle(): Promise<void> {
  const sites = await allSites(theStore());
  const wanted = new Set<string>();
  for (const { origin } of sites) if (await isPermitted(origin)) wanted.add(origin);
  await showImageMenu([...wanted]);
  const registered = (await browser.scripting.getRegisteredContentScripts()).map((script) => script.id);
  const gone = registered.filter((id) => !wanted.has(id));
  if (gone.length > 0) await browser.scripting.unregisterContentScripts({ ids: gone });
  const missing = [...wanted].filter((origin) => !registered.includes(origin));
  if (missing.length > 0) {
    await browser.scripting.registerContentScripts(
      missing.map((origin) => ({
        id: origin,
        matches: [patternOf(origin)],
        js: [SCRIPT],
        allFrames: true,
        matchOriginAsFallback: true,
        runAt: 'document_idle' as const,
      })),
    );
  }
}

const beingRead = new Map<number, Promise<Finding>>();

/**
 * Reads a tab now, in all its frames, starting the content script in those where it does not run. Asked twice at
 * once (by the popup and by the permission's own event), it reads once: a script must not be started twice.
 */
export function readTab(tabId: number): Promise<Finding> {
  const running = beingRead.get(tabId) ?? readFrames(tabId).finally(() => beingRead.delete(tabId));
  beingRead.set(tabId, running);
  return running;
}

async function readFrames(tabId: number): Promise<Finding> {
  return together((await findingsOf(tabId)).map(({ finding }) => finding));
}

/** Reads each frame of a tab that lets Anqi in. */
export async function findingsOf(tabId: number): Promise<{ frameId: number; finding: Finding }[]> {
  const frames = await browser.scripting.executeScript({ target: { tabId, allFrames: true }, func: () => true });
  const findings = await Promise.all(
    frames.map(async ({ frameId }) => ({ frameId, finding: await readFrame(tabId, frameId) })),
  );
  return findings.flatMap(({ frameId, finding }) => (finding ? { frameId, finding } : []));
}

/** Reads one frame, starting the content script where it does not run; undefined where Anqi is not let in. */
export async function readFrame(tabId: number, frameId: number): Promise<Finding | undefined> {
  const ask = asker(tabCommands, (message) => within(browser.tabs.sendMessage(tabId, message, { frameId })));
  try {
    return await ask('readNow', {});
  } catch (error) {
    // A frame that answers with a failure is there; one that does not answer has no script yet.
    if (error instanceof CommandError && error.failure.code !== 'bad-message') throw error;
  }
  try {
    await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: [SCRIPT] });
    return await ask('readNow', {});
  } catch (error) {
    if (error instanceof CommandError && error.failure.code !== 'bad-message') throw error;
    // The frame is gone, or belongs to an origin that was not granted.
    return undefined;
  }
}

/** A page that shows an alert answers nobody; it must not keep the others waiting. */
const PATIENCE_MS = 10_000;

function within<T>(work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS));
  return Promise.race([work, late]);
}

/** Tells all frames of an origin's tabs, without waiting for answers: a page that shows an alert gives none. */
export async function tellTabs(origin: string, command: 'readNow' | 'refresh' | 'recount' | 'leave'): Promise<void> {
  const tabs = await browser.tabs.query({ url: patternOf(origin) }).catch(() => []);
  for (const { id } of tabs) {
    if (id !== undefined) browser.tabs.sendMessage(id, { anqi: command, request: {} }).catch(() => undefined);
  }
}

/** One finding of a tab from those of its frames. */
export function together(findings: readonly Finding[]): Finding {
  const telling = findings.filter((finding) => finding.kind !== 'none');
  const widestFirst = [...telling].sort((a, b) => b.columns.total - a.columns.total);
  const [widest] = widestFirst;
  const embedded = [...new Set(findings.flatMap((finding) => finding.embedded ?? []))].slice(0, 20);
  const walkable = widestFirst.find((finding) => finding.walkable)?.walkable;
  return {
    kind: telling.some((finding) => finding.kind === 'list') ? 'list' : (telling[0]?.kind ?? 'none'),
    tickets: telling.reduce((sum, finding) => sum + finding.tickets, 0),
    columns: widest?.columns ?? { total: 0, mapped: 0 },
    ...(walkable ? { walkable } : {}),
    ...(embedded.length > 0 ? { embedded } : {}),
    warnings: findings.flatMap((finding) => finding.warnings).slice(0, 200),
  };
}

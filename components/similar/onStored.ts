import { browser } from 'wxt/browser';

/** Name in `storage.session` of the stamp that the background sets when tickets changed. */
const STAMP = 'changed';
/** For a second change to come with the first. */
const TOGETHER_MS = 300;

/**
 * Calls when tickets were stored; a page that nobody sees waits until it is seen.
 * @returns how to stop
 */
export function onStored(call: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStale = false;
  const run = () => {
    isStale = document.hidden;
    if (!isStale) call();
  };
  const changed = (changes: Record<string, unknown>, area: string) => {
    if (area !== 'session' || !(STAMP in changes)) return;
    clearTimeout(timer);
    timer = setTimeout(run, TOGETHER_MS);
  };
  const shown = () => {
    if (isStale && !document.hidden) run();
  };
  browser.storage.onChanged.addListener(changed);
  document.addEventListener('visibilitychange', shown);
  return () => {
    clearTimeout(timer);
    browser.storage.onChanged.removeListener(changed);
    document.removeEventListener('visibilitychange', shown);
  };
}

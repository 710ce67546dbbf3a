import { CHROME_ORIGIN, FIREFOX_ID, HOST_NAME } from '../../lib/protocol/identity.ts';

/**
 * Whether these arguments are a browser's, which starts the program itself and gives it no command: Chromium kinds hand over the origin of who
 * asks (on Windows `--parent-window=…` after it), Firefox the path of the manifest and the extension's id.
 * @param args the words after the program
 */
export function calledByBrowser([first = '', second]: readonly string[]): boolean {
  if (first === CHROME_ORIGIN) return true;
  const file = first.split(/[\\/]/).at(-1);
  return file === `${HOST_NAME}.json` && second === FIREFOX_ID;
}

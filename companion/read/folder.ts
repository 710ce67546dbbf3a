/** A saved page's files under a web address of their own, so that nothing outside its folder can be asked for. */
import { readFile, realpath } from 'node:fs/promises';
import { basename, dirname, extname, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Request, Route } from 'playwright';
import { charsetToAnnounce } from './charset.ts';

/** `.invalid` is reserved: no network has such a host. */
const ORIGIN = 'http://saved-page.invalid';

/** A page saved as one archive (.mhtml): browsers open it from disk only, and load everything out of the archive. */
function isArchive(file: string): boolean {
  return /\.mht(ml)?$/i.test(file);
}

/** The address under which the browser opens a saved page. */
export function addressOf(file: string): string {
  if (isArchive(file)) return pathToFileURL(file).href;
  return `${ORIGIN}/${encodeURIComponent(basename(file))}`;
}

/** The file in the folder that an address stands for; undefined when it is not one of this folder's. */
async function fileAt(address: URL, folder: string): Promise<string | undefined> {
  if (address.origin !== ORIGIN) return undefined;
  const root = await realpath(folder);
  const file = await realpath(join(root, decodeURIComponent(address.pathname)));
  return file.startsWith(root.endsWith(sep) ? root : root + sep) ? file : undefined;
}

function contentType(file: string, bytes: Uint8Array): string {
  if (extname(file).toLowerCase() === '.css') return 'text/css';
  const type = extname(file).toLowerCase() === '.xhtml' ? 'application/xhtml+xml' : 'text/html';
  const charset = charsetToAnnounce(bytes);
  return charset ? `${type}; charset=${charset}` : type;
}

interface Body {
  name: string;
  bytes: Uint8Array;
}

async function partOf(folder: string, request: Request): Promise<Body | undefined> {
  if (!['document', 'stylesheet'].includes(request.resourceType())) return undefined;
  const name = await fileAt(new URL(request.url()), folder);
  return name === undefined ? undefined : { name, bytes: await readFile(name) };
}

/** Answers the requests of one saved page: itself once, its frames and its style sheets. All else gets nothing. */
export function serveFolder(file: string, page: Uint8Array): (route: Route) => Promise<void> {
  const address = addressOf(file);
  let opened = false;

  return async (route) => {
    const request = route.request();
    const isMain = request.isNavigationRequest() && request.frame().parentFrame() === null;
    // A second navigation of the main frame is the page's own `<meta refresh>`.
    const isPage = isMain && !opened && request.url() === address;
    if (isPage) opened = true;
    if (isPage && isArchive(file)) return route.continue();
    const body = isMain
      ? isPage && { name: file, bytes: page }
      : await partOf(dirname(file), request).catch(() => undefined);
    if (!body) return route.abort('aborted');
    return route.fulfill({ contentType: contentType(body.name, body.bytes), body: Buffer.from(body.bytes) });
  };
}

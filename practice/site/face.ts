/** Serving a built face: its one page, and its assets. */
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { html, notFound, type Reply } from '../http/reply.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.eot': 'application/vnd.ms-fontobject',
};

/** @param dist folder of the build */
export async function facePage(dist: string): Promise<Reply> {
  return html(await readFile(join(dist, 'index.html'), 'utf8'));
}

export async function faceAsset(dist: string, name = ''): Promise<Reply> {
  const type = TYPES[extname(name)];
  // Only plain names: a decoded %2F must not climb out of the folder.
  if (!type || !/^[\w.-]+$/.test(name)) return notFound();
  const body = await readFile(join(dist, 'assets', name)).catch(() => undefined);
  return body ? { status: 200, headers: { 'content-type': type, 'cache-control': 'max-age=3600' }, body } : notFound();
}

/** Serving the built modern face: its assets, and its one page for every route of it. */
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { html, notFound, type Reply, redirect } from '../http/reply.ts';
import { type Context, get, open, type Route } from '../http/router.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** @param dist folder of the build */
export function modernRoutes(dist: string): Route[] {
  const page = async () => html(await readFile(join(dist, 'index.html'), 'utf8'));
  return [
    open(get('/modern', () => redirect('/modern/'))),
    open(get('/modern/assets/:name', (context) => asset(dist, context))),
    open(get('/modern/signin', page)),
    open(get('/modern/bench', page)),
    get('/modern/', () => redirect('/modern/todo')),
    get('/modern/*', page),
  ];
}

async function asset(dist: string, { named: { name = '' } }: Context): Promise<Reply> {
  const type = TYPES[extname(name)];
  // Only plain names: a decoded %2F must not climb out of the folder.
  if (!type || !/^[\w.-]+$/.test(name)) return notFound();
  const body = await readFile(join(dist, 'assets', name)).catch(() => undefined);
  return body ? { status: 200, headers: { 'content-type': type, 'cache-control': 'max-age=3600' }, body } : notFound();
}

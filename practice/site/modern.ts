/** Addresses of the modern face: its one page for every route of it. */
import { redirect } from '../http/reply.ts';
import { get, open, type Route } from '../http/router.ts';
import { faceAsset, facePage } from './face.ts';

/** @param dist folder of the build */
export function modernRoutes(dist: string): Route[] {
  const page = () => facePage(dist);
  return [
    open(get('/modern', () => redirect('/modern/'))),
    open(get('/modern/assets/:name', ({ named }) => faceAsset(dist, named.name))),
    open(get('/modern/signin', page)),
    open(get('/modern/bench', page)),
    get('/modern/', () => redirect('/modern/todo')),
    get('/modern/*', page),
  ];
}

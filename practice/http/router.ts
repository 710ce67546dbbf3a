/** Which handler answers which address. */
import type { Reply } from './reply.ts';

export interface Context {
  path: string;
  /** Query parameters of a GET, form fields of a POST. */
  params: URLSearchParams;
  /** Parts of the path that the route's pattern names. */
  named: Record<string, string>;
  /** The body as it came; empty for a GET. */
  body: string;
  cookies: string | undefined;
  /** Whoever is signed in; set on every route that is not public. */
  user: string;
}

export type Handler = (context: Context) => Reply | Promise<Reply>;

export interface Route {
  method: 'GET' | 'POST';
  /** `/api/tickets/:no`; a final `*` takes whatever follows. */
  pattern: string;
  /** Whether it answers without sign-in. */
  open: boolean;
  handle: Handler;
}

export interface Match {
  route: Route;
  named: Record<string, string>;
}

export const get = (pattern: string, handle: Handler): Route => ({ method: 'GET', pattern, open: false, handle });
export const post = (pattern: string, handle: Handler): Route => ({ method: 'POST', pattern, open: false, handle });
/** The same route, for those who are not signed in too. */
export const open = (route: Route): Route => ({ ...route, open: true });

/** The first route that takes a request, with its named parts decoded. @param path without query */
export function findRoute(routes: readonly Route[], method: string, path: string): Match | undefined {
  for (const route of routes) {
    const named = route.method === method ? matchPath(route.pattern, path) : undefined;
    if (named) return { route, named };
  }
  return undefined;
}

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const parts = path.split('/');
  const rest = wanted.at(-1) === '*';
  if (rest ? parts.length < wanted.length : parts.length !== wanted.length) return undefined;
  const named: Record<string, string> = {};
  for (const [i, want] of wanted.entries()) {
    const part = parts[i] ?? '';
    if (want === '*') named.rest = parts.slice(i).join('/');
    else if (want.startsWith(':')) named[want.slice(1)] = safeDecode(part);
    else if (want !== part) return undefined;
  }
  return named;
}

function safeDecode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

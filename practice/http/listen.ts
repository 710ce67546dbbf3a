/** From node:http requests to routes and back. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readBody } from './body.ts';
import { parseParams } from './params.ts';
import { json, notFound, type Reply, redirect } from './reply.ts';
import { findRoute, type Route } from './router.ts';
import type { Sessions } from './session.ts';

/** A server, not yet listening, that answers with the routes. */
export function serve(routes: readonly Route[], sessions: Sessions): Server {
  return createServer((request, response) => {
    answer(routes, sessions, request)
      .catch((error: unknown): Reply => failed(error))
      .then((reply) => send(response, reply));
  });
}

async function answer(routes: readonly Route[], sessions: Sessions, request: IncomingMessage): Promise<Reply> {
  const { method = 'GET', url = '/', headers } = request;
  const [path = '/', search = ''] = url.split('?', 2);
  const match = findRoute(routes, method, path);
  if (!match) return notFound();
  const user = sessions.userOf(headers.cookie);
  if (user === undefined && !match.route.open) return signInFirst(path);
  const body = method === 'POST' ? await readBody(request) : '';
  const form = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  const params = parseParams(form ? body : search);
  return match.route.handle({ path, params, named: match.named, body, cookies: headers.cookie, user: user ?? '' });
}

function signInFirst(path: string): Reply {
  if (path.startsWith('/api/')) return json({ message: '登录已失效，请重新登录' }, 401);
  return redirect(path.startsWith('/legacy') ? '/legacy/signin' : '/modern/signin');
}

function failed(error: unknown): Reply {
  process.stderr.write(`practice: ${error instanceof Error ? error.stack : String(error)}\n`);
  return { status: 500, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: '系统繁忙，请稍后再试' };
}

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...headers });
  response.end(body);
}

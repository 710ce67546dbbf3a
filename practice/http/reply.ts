/** What a handler answers, and the usual kinds of it. */

export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
}

export function html(body: string, status = 200): Reply {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

export function json(value: unknown, status = 200): Reply {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(value) };
}

export function redirect(to: string, headers: Record<string, string> = {}): Reply {
  return { status: 302, headers: { location: to, ...headers }, body: '' };
}

export function notFound(): Reply {
  return { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: '页面不存在' };
}

/** The old system's addresses. */
import { readFile } from 'node:fs/promises';
import type { YesNo } from '../data/model.ts';
import { notFound, type Reply, redirect } from '../http/reply.ts';
import { type Context, get, open, post, type Route } from '../http/router.ts';
import { parseTime } from '../platform/format.ts';
import { type Platform, Refusal } from '../platform/platform.ts';
import { VIEWS } from '../platform/query.ts';
import { benchPage } from './bench.ts';
import { detailBody, detailFrame } from './detail.ts';
import { listPage } from './list.ts';
import { menuPage, portalPage, signInPage, welcomePage } from './portal.ts';

const STATIC: Readonly<Record<string, string>> = {
  'legacy.css': 'text/css; charset=utf-8',
  'datagrid.css': 'text/css; charset=utf-8',
  'datagrid.js': 'text/javascript; charset=utf-8',
};

export function legacyRoutes(platform: Platform): Route[] {
  /** A form post: does it, then shows the ticket again with what came of it. */
  const action = (pattern: string, act: (ticketNo: string, context: Context) => void) =>
    post(pattern, (context) => {
      const id = context.params.get('id') ?? '';
      return redirect(`/legacy/detail/body?${new URLSearchParams({ id, message: attempt(() => act(id, context)) })}`);
    });

  return [
    open(get('/legacy', () => redirect('/legacy/'))),
    open(get('/legacy/static/:name', ({ named }) => staticFile(named.name))),
    open(get('/legacy/signin', ({ params }) => signInPage(params.has('error')))),
    open(get('/kits/easyui/bench', ({ params }) => benchPage(platform, params))),
    get('/legacy/', ({ user }) => portalPage(user)),
    get('/legacy/menu', menuPage),
    get('/legacy/welcome', welcomePage),
    ...VIEWS.map((view) => get(`/legacy/${view}`, ({ params }) => listPage(platform, view, params))),
    get('/legacy/detail', ({ params }) => detailFrame(params.get('id') ?? '')),
    get('/legacy/detail/body', ({ params }) => {
      const ticket = platform.find(params.get('id') ?? '');
      return ticket ? detailBody(ticket, params.get('message') ?? '') : notFound();
    }),
    action('/legacy/accept', (id, { user }) => platform.accept(id, user)),
    action('/legacy/answer', (id, { user, params }) =>
      platform.answer(id, user, {
        contacted: yesNo(params.get('contacted')),
        contactedAt: parseTime(params.get('contactedAt') ?? ''),
        text: params.get('text') ?? '',
        solved: yesNo(params.get('solved')),
      }),
    ),
    action('/legacy/return', (id, { user, params }) =>
      platform.sendBack(id, user, params.get('reason') ?? '', params.get('to') ?? ''),
    ),
  ];
}

function attempt(act: () => void): string {
  try {
    act();
    return '操作成功';
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

function yesNo(text: string | null): YesNo {
  return text === '是' ? '是' : '否';
}

async function staticFile(name = ''): Promise<Reply> {
  const type = STATIC[name];
  if (!type) return notFound();
  const body = await readFile(new URL(`./static/${name}`, import.meta.url));
  return { status: 200, headers: { 'content-type': type }, body };
}

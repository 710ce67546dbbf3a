/** The platform over HTTP: sign-in, both faces' data, what a clerk does, and harmless output of hostile texts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RowView } from './api/views.ts';
import { hostileNumbers } from './data/hostile.ts';
import { type Practice, startPractice } from './practice.ts';
import { madeUpRows } from './web/made-up.ts';

let practice: Practice;
let cookie = '';

beforeAll(async () => {
  practice = await startPractice({ now: new Date('2026-11-24T09:30:00+08:00') });
  const reply = await form('/signin', { username: 'clerk1', password: 'Clerk12345', face: 'legacy' });
  cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? '';
}, 120_000);

afterAll(() => practice.close());

const get = (path: string) => fetch(practice.origin + path, { headers: { cookie }, redirect: 'manual' });
const form = (path: string, fields: Record<string, string>) =>
  fetch(practice.origin + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { cookie },
    redirect: 'manual',
  });
const json = (path: string, value: object) =>
  fetch(practice.origin + path, { method: 'POST', body: JSON.stringify(value), headers: { cookie } });
const titleOf = (html: string) => /<title>(.*)<\/title>/.exec(html)?.[1];
const rows = async (query: string) =>
  (await (await get(`/api/tickets?${query}`)).json()) as { total: number; rows: RowView[] };
const first = (sort: string) =>
  practice.tickets.find((ticket) => ticket.sort === sort && !ticket.hostile)?.ticketNo ?? '';

describe('sign-in', () => {
  it('is asked for, and refuses a wrong password', async () => {
    const api = await fetch(`${practice.origin}/api/tickets`);
    const page = await fetch(`${practice.origin}/legacy/todo`, { redirect: 'manual' });
    const wrong = await form('/signin', { username: 'clerk1', password: 'x', face: 'modern' });
    expect([api.status, page.headers.get('location')]).toEqual([401, '/legacy/signin']);
    expect(wrong.headers.get('location')).toBe('/modern/signin?error=1');
    expect((await fetch(`${practice.origin}/`)).status).toBe(200);
  });
});

describe('lists', () => {
  it('page and order the same tickets in both faces', async () => {
    const { total, rows: found } = await rows('view=todo&sort=dueAt&order=descending&size=50&page=1');
    const old = await (await get('/legacy/todo?sort=dueAt&order=desc&size=50')).text();
    expect(total).toBe(
      practice.tickets.filter((ticket) => ticket.quarter !== '2020Q2' && ticket.status.match(/待|督办|重办/)).length,
    );
    const numbers = [...old.matchAll(/<a href="\/legacy\/detail\?id=(\w+)"/g)].map((match) => match[1]);
    expect(numbers).toEqual(found.map((row) => row.ticketNo));
  });

  it('hold the whole archive under 已办, open ones too', async () => {
    const { total } = await rows('view=done&quarter=2020Q2&size=20');
    const open = await rows('view=done&quarter=2020Q2&status=待处置');
    expect([total, open.total]).toEqual([2282 + 63, 23]);
  });

  it('come in GBK where the old system does', async () => {
    const reply = await get('/legacy/done?quarter=2020Q2');
    const text = new TextDecoder('gbk').decode(await reply.arrayBuffer());
    expect(reply.headers.get('content-type')).toBe('text/html; charset=gb2312');
    expect(text).toContain('处理截止时间');
    expect(text).toContain('共 2345 条记录');
  });
});

describe('what a clerk does', () => {
  it('签收 makes a ticket 待处置, once', async () => {
    const no = first('justArrived');
    expect((await json(`/api/tickets/${no}/accept`, {})).status).toBe(200);
    expect((await json(`/api/tickets/${no}/accept`, {})).status).toBe(400);
    expect((await rows(`view=todo&keyword=${no}`)).rows[0]?.status).toBe('待处置');
  });

  it('答复 finishes a ticket, unless too short', async () => {
    const no = first('overdueOpen');
    const short = await form('/legacy/answer', { id: no, contacted: '是', text: '已办', solved: '是' });
    expect(decodeURIComponent(short.headers.get('location') ?? '')).toContain('不能少于10个字');
    await form('/legacy/answer', {
      id: no,
      contacted: '是',
      contactedAt: '2026-11-24 09:00',
      text: '已电话联系来电人并处理完毕。',
      solved: '是',
    });
    const row = (await rows(`view=done&keyword=${no}`)).rows[0];
    expect(row).toMatchObject({ status: '已办结', finishedAt: '2026-11-24 09:30:00' });
  });

  it('退件 needs a reason', async () => {
    const no = first('calm');
    expect((await json(`/api/tickets/${no}/return`, { reason: ' ', to: '' })).status).toBe(400);
    expect((await json(`/api/tickets/${no}/return`, { reason: '不属于我单位职责', to: '区城管局' })).status).toBe(200);
    expect((await rows(`view=returned&keyword=${no}`)).rows[0]).toMatchObject({ returnTo: '区城管局' });
  });
});

describe('the kits', () => {
  const lists = ['element-ui', 'ant-design-vue', 'layui', 'vxe-table'];

  it('have a list each, behind the sign-in, with all its scripts and styles at hand', async () => {
    for (const kit of lists) {
      const shut = await fetch(`${practice.origin}/kits/${kit}/list`, { redirect: 'manual' });
      expect(shut.headers.get('location')).toBe('/modern/signin');
      const html = await (await get(`/kits/${kit}/list`)).text();
      expect(titleOf(html)).toContain(kit);
      const assets = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1] ?? '');
      expect(assets.map((path) => path.split('.').at(-1)).sort()).toEqual(['css', 'js']);
      for (const path of assets) expect([path, (await get(path)).status]).toEqual([path, 200]);
    }
  }, 120_000);

  it('have their bench, and the moving tables, without sign-in', async () => {
    const open = [
      'element-plus/virtual',
      'vxe-table/virtual',
      'element-plus/storm',
      ...lists.map((kit) => `${kit}/bench`),
    ];
    for (const path of open) {
      const page = await fetch(`${practice.origin}/kits/${path}?rows=10`);
      expect([page.status, titleOf(await page.text())]).toEqual([
        200,
        expect.stringContaining(path.split('/')[0] ?? ''),
      ]);
    }
    const plus = await fetch(`${practice.origin}/kits/element-plus/bench?rows=10`, { redirect: 'manual' });
    expect(plus.headers.get('location')).toBe('/modern/bench?rows=10');
  }, 120_000);

  it('show the same rows in the datagrid bench as the others ask for', async () => {
    const grid = await (await fetch(`${practice.origin}/kits/easyui/bench?rows=30`)).text();
    const asked = (await (await fetch(`${practice.origin}/api/bench?rows=30`)).json()) as RowView[];
    const columns = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1]);
    expect(columns(grid, /name="ck" value="(\d+)"/g)).toEqual(asked.map((row) => row.ticketNo));
    expect(columns(grid, /<td field="dueAt"><div [^>]*>([^<]+)<\/div>/g).filter((text) => text !== '')).toEqual(
      asked.map((row) => row.dueAt).filter((text) => text !== ''),
    );
    expect(grid).toContain('data-ready="false"');
  });
});

describe('rows made in the page', () => {
  it('have a number each, and are the same for the same seed', () => {
    const made = madeUpRows(50_000);
    expect(new Set(made.map((row) => row.ticketNo)).size).toBe(50_000);
    expect(made.slice(0, 5)).toEqual(madeUpRows(5));
    expect(made[0]).not.toEqual(madeUpRows(1, 2)[0]);
  });
});

describe('hostile texts', () => {
  it('leave the old pages as text', async () => {
    for (const no of hostileNumbers(practice.tickets)) {
      const pages = [`/legacy/detail/body?id=${no}`, `/legacy/todo?keyword=${no}`];
      for (const path of pages) {
        const html = await (await get(path)).text();
        expect(html).not.toMatch(/<img src=x|<script>window|<svg onload|<b onmouseover|<i>王/);
      }
    }
    const echoed = await (await get(`/legacy/todo?keyword=${encodeURIComponent('"><script>')}`)).text();
    expect(echoed).not.toContain('"><script>');
  });
});

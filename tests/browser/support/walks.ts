/** Lists of many pages of a test's own, and what a walk through them does. */
import type { WalkState } from '../../../lib/walking/state.ts';
import type { Anqi } from './anqi.ts';
import { listPage } from './sites.ts';
import type { Speaker } from './words.ts';

export interface Row {
  ticketNo: string;
  title: string;
  dueAt: string;
}

export function rows(count: number): Row[] {
  return Array.from({ length: count }, (_, i) => ({
    ticketNo: `2026${String(i + 1).padStart(8, '0')}`,
    title: `第 ${i + 1} 件：路灯不亮`,
    dueAt: '2030-01-02 17:30',
  }));
}

/** Counts presses outside the pager, over all pages that are loaded. */
const WATCH = `<script>addEventListener('click', (event) => {
  const place = event.target.closest('.pager') ? 'pager' : 'elsewhere';
  sessionStorage[place] = Number(sessionStorage[place] || 0) + 1;
}, true)</script>`;

export function presses(anqi: Anqi): Promise<{ pager: number; elsewhere: number }> {
  return anqi.page.evaluate(() => ({
    pager: Number(sessionStorage.pager || 0),
    elsewhere: Number(sessionStorage.elsewhere || 0),
  }));
}

const TOOLS =
  '<button onclick="document.title=`deleted`">删除</button><a href="#" onclick="return false">下一步</a><button title="下一条">›</button>';

/** A portal that loads each page anew by a link with `?page=`. */
export function linkedPages(tickets: readonly Row[], size: number, last = Math.ceil(tickets.length / size)) {
  return (url: URL): string => {
    const page = Math.min(Number(url.searchParams.get('page') ?? 1), last);
    const link = (to: number, text: string) => (to < 1 || to > last ? text : `<a href="?page=${to}">${text}</a>`);
    const numbers = Array.from({ length: last }, (_, i) =>
      i + 1 === page ? `<b>${i + 1}</b>` : link(i + 1, `${i + 1}`),
    );
    return `${WATCH}<div style="height:900px">通知</div>${listPage(tickets.slice((page - 1) * size, page * size))}
<p>${TOOLS}</p><div class="pager">${link(1, '首页')} ${link(page - 1, '上一页')} ${numbers.join(' ')} ${link(page + 1, '下一页')}
共 ${tickets.length} 条</div>`;
  };
}

/** A page of an old framework: the pager is a row of the table, its links are scripts that post the form. */
export function postedPages(tickets: readonly Row[], size: number) {
  return (url: URL): string => {
    const page = Number(url.searchParams.get('page') ?? 1);
    const last = Math.ceil(tickets.length / size);
    // Three numbers at a time, and dots that lead to those behind.
    const from = Math.floor((page - 1) / 3) * 3 + 1;
    const link = (to: number, text: string) => `<td><a href="javascript:__doPostBack('grid','${to}')">${text}</a></td>`;
    const numbers = [from, from + 1, from + 2].filter((n) => n <= last);
    const cells = numbers.map((n) => (n === page ? `<td><span>${n}</span></td>` : link(n, String(n)))).join('');
    const dots = (to: number) => (to < 1 || to > last ? '' : link(to, '...'));
    const pager = `<tr class="pager"><td colspan="4"><table><tr>${dots(from - 1)}${cells}${dots(from + 3)}</tr></table></td></tr>`;
    const list = listPage(tickets.slice((page - 1) * size, page * size)).replace('</tbody>', `${pager}</tbody>`);
    return `${WATCH}<form><input type="hidden" name="page">${list}</form><script>function __doPostBack(name, page) {
      document.forms[0].page.value = page; document.forms[0].submit(); }</script>`;
  };
}

/**
 * A page that draws its list by script after a while, with a pager of icons beside other buttons.
 * @param options.says whether the pager prints pages and totals, or the shown page alone
 */
export function scriptedPages(
  tickets: readonly Row[],
  size: number,
  options: { says: boolean; start?: number },
): string {
  const { says, start = 1 } = options;
  const last = Math.ceil(tickets.length / size);
  return `${WATCH}<style>.on{font-weight:bold} i{display:inline-block;width:16px;height:16px;background:#ccc}</style>
<input id="filter" placeholder="关键字"><button id="search">查询</button><div id="list"></div>
<div class="bar">${TOOLS}<span class="pager"></span></div>
<script>
const all = ${JSON.stringify(tickets)}, size = ${size};
let page = ${start}, shown = all;
const cells = (row) => '<tr><td>' + [row.ticketNo, row.title, '张女士', row.dueAt].join('</td><td>') + '</td></tr>';
function draw() {
  document.querySelector('#list').innerHTML = '<table border="1"><thead><tr><th>工单编号</th><th>标题</th><th>诉求人</th><th>办结期限</th></tr></thead><tbody>'
    + shown.slice((page - 1) * size, page * size).map(cells).join('') + '</tbody></table>';
  const last = Math.max(1, Math.ceil(shown.length / size));
  document.querySelector('.pager').innerHTML = '<button class="btn-prev" onclick="go(-1)"><i class="icon-left"></i></button>'
    + ${says ? "'第 ' + page + ' 页，共 ' + last + ' 页，共 ' + shown.length + ' 条'" : "'<span class=\"on\">第 ' + page + ' 页</span>'"}
    + '<button class="btn-next" onclick="go(1)"' + (${says} && page === last ? ' disabled' : '') + '><i class="icon-right"></i></button>';
}
function go(by) { const to = page + by; if (to < 1 || to > ${last}) return; page = to; setTimeout(draw, 300); }
document.querySelector('#search').onclick = () => { shown = all.filter((row) => row.title.includes(document.querySelector('#filter').value)); page = 1; setTimeout(draw, 200); };
draw();
</script>`;
}

/** Rows placed by themselves in a tall container, of which only those in sight exist. */
export function virtualPage(count: number): string {
  return `${WATCH}<style>#box{height:400px;overflow:auto;position:relative;width:900px} .row{position:absolute;display:flex;height:32px} .row>div,.head>div{width:200px} .head{display:flex}</style>
<h2>全部工单</h2><div class="head"><div>工单编号</div><div>标题</div><div>诉求人</div><div>办结期限</div></div>
<div id="box"><div id="space" style="height:${count * 32}px"></div></div>
<script>
const box = document.querySelector('#box'), space = document.querySelector('#space');
const no = (i) => '2026' + String(i + 1).padStart(8, '0');
function draw() {
  const from = Math.floor(box.scrollTop / 32);
  space.innerHTML = Array.from({ length: Math.min(14, ${count} - from) }, (_, k) => from + k).map((i) =>
    '<div class="row" style="top:' + i * 32 + 'px"><div>' + no(i) + '</div><div>第 ' + (i + 1) + ' 件：路灯不亮</div><div>张女士</div><div>2030-01-02 17:30</div></div>').join('');
}
box.addEventListener('scroll', draw);
draw();
</script>`;
}

/** Opens the popup and presses 读取全部页. */
export async function startWalk(anqi: Anqi, say: Speaker): Promise<void> {
  await anqi.inPopup(async (popup) => {
    await popup.getByRole('button', { name: say('walk_start') }).click();
    await popup.getByRole('button', { name: say('walk_stop') }).waitFor();
  });
}

/** What is kept of the walk. */
export function walkState(anqi: Anqi): Promise<WalkState | undefined> {
  return anqi.inspector.evaluate(async () => {
    const all = await chrome.storage.session.get(null);
    const [kept] = Object.entries(all).flatMap(([key, value]) => (key.startsWith('walk ') ? [value] : []));
    return (kept as { state: WalkState } | undefined)?.state;
  });
}

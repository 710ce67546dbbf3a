/** Platforms that change their page without loading it: nothing is ever stored under another ticket's number. */
import { type Anqi, expect, test } from './support/anqi.ts';
import { stored } from './support/stored.ts';

const TICKETS = {
  A: {
    number: 'SP202611240001',
    title: '路灯不亮',
    content: '建设路的路灯坏了三天，夜间出行不便。',
    phone: '13800000001',
  },
  B: {
    number: 'SP202611240002',
    title: '占道经营',
    content: '菜市场门口的摊贩占道，车辆无法通行。',
    phone: '13800000002',
  },
  C: { number: 'SP202611240003', title: '噪音扰民', content: '工地夜间施工，影响附近居民休息。', phone: '13800000001' },
};

/** A detail whose parts arrive after so many milliseconds when the address changes. */
const platform = (numberMs: number, titleMs: number, contentMs: number) => `<title>某平台</title>
<p>工单编号：<span id="number"></span></p><p>工单标题：<span id="title"></span></p>
<p>联系电话：<span id="phone"></span></p><p>诉求内容：<span id="content"></span></p><p>现在：<span id="clock"></span></p>
<script>
const tickets = ${JSON.stringify(TICKETS)};
let first = true;
function show() {
  const ticket = tickets[location.hash.slice(4)];
  const put = (id, ms) => setTimeout(() => { document.getElementById(id).textContent = ticket[id]; }, first ? 0 : ms);
  put('number', ${numberMs}); put('title', ${titleMs}); put('phone', ${titleMs}); put('content', ${contentMs});
  first = false;
}
addEventListener('hashchange', show);
show();
// The clock of a portal: the page never rests.
setInterval(() => { document.getElementById('clock').textContent = new Date().toISOString(); }, 100);
</script>`;

const rowOf = async (anqi: Anqi, number: string) => {
  const row = (await stored(anqi, 'tickets')).find(({ ticketNo }) => ticketNo === number);
  return row && { title: row.title, content: row.content, phone: row.citizenPhone };
};
const truth = ({ title, content, phone }: (typeof TICKETS)['A']) => ({ title, content, phone });

const ORDERS: [string, number, number, number][] = [
  ['the number at once, the texts later', 0, 1_500, 1_500],
  ['the texts first, the number later', 1_500, 0, 0],
  ['number, title, content one after another', 0, 300, 2_500],
];

for (const [order, ...delays] of ORDERS) {
  test(`${order}: each ticket has its own texts and no history of another's`, async ({ anqi, sites }) => {
    const address = sites.serve(platform(...(delays as [number, number, number])));
    await anqi.page.goto(`${address}#/t/A`);
    await anqi.enable();
    await expect.poll(() => rowOf(anqi, TICKETS.A.number)).toEqual(truth(TICKETS.A));
    for (const key of ['B', 'C'] as const) {
      await anqi.page.evaluate((hash) => {
        location.hash = hash;
      }, `#/t/${key}`);
      await expect.poll(() => rowOf(anqi, TICKETS[key].number)).toEqual(truth(TICKETS[key]));
    }
    for (const ticket of Object.values(TICKETS)) expect(await rowOf(anqi, ticket.number)).toEqual(truth(ticket));
    expect(await stored(anqi, 'changes')).toEqual([]);
  });
}

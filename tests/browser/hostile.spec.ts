/** Pages that lay traps: nothing of theirs runs, nothing of ours stops, and the tickets among it all are read. */
import { expect, test } from './support/anqi.ts';
import { listPage } from './support/sites.ts';
import { stored } from './support/stored.ts';

const TICKETS = [1, 2].map((i) => ({
  ticketNo: `HT20261124000${i}`,
  title: `第${i}件`,
  dueAt: `2026-11-2${i + 4} 17:30`,
}));
const numbers = TICKETS.map(({ ticketNo }) => ticketNo);

/** Names that the reader asks elements for: in a form, controls of these names stand before the form's own. */
const NAMES =
  'parentElement nextSibling previousSibling firstChild children nodeName nodeType textContent contains closest matches ' +
  'querySelector querySelectorAll getAttribute checkVisibility hidden nextElementSibling style className';
const inputs = NAMES.split(' ').map((name) => `<input name="${name}">`);
/** A control before its form, by whose name the way from the form to its neighbour leads back. */
const LOOP = '<input form="f" name="nextSibling"><form id="f"></form>';
const CLOBBERED = `<form name="body"></form><img name="querySelectorAll"><img name="documentElement">
<form>${inputs.join('')}${listPage(TICKETS)}</form>
<table><tr><th>工单编号</th><td>${LOOP}HT202611240009</td></tr></table>`;

const SCRIPTS = listPage([
  { ticketNo: numbers[0] ?? '', title: '<img src=x onerror="window.__hacked=1">', dueAt: '2026-11-25' },
  { ticketNo: numbers[1] ?? '', title: '<script>window.__hacked=1</script>', dueAt: '2026-11-26' },
]).replaceAll(/<(img|script|\/script)/g, '&lt;$1');

const SABOTAGED = `<script>
for (const name of ['textContent', 'parentElement', 'children', 'firstChild'])
  for (const proto of [Node.prototype, Element.prototype])
    if (Object.getOwnPropertyDescriptor(proto, name)) Object.defineProperty(proto, name, { get() { throw new Error('trap'); } });
Element.prototype.querySelectorAll = () => { throw new Error('trap'); };
</script>${listPage(TICKETS)}`;

const LARGE = listPage([
  ...TICKETS,
  { ticketNo: 'HT202611240003', title: '长'.repeat(1_000_000), dueAt: '2026-11-27' },
]);
const DEEP = `${'<div>'.repeat(400)}${listPage(TICKETS)}${'</div>'.repeat(400)}<script>
let at = document.body.appendChild(document.createElement('div'));
for (let i = 0; i < 1500; i++) at = at.appendChild(document.createElement('div'));
at.textContent = '工单编号：深';
</script>`;

const PAGES = { CLOBBERED, SCRIPTS, SABOTAGED, LARGE, DEEP };

for (const [name, html] of Object.entries(PAGES)) {
  test(`${name.toLowerCase()}: tickets are read and drawn, and nothing runs`, async ({ anqi, sites }) => {
    await anqi.page.goto(sites.serve(html));
    await anqi.enable();
    await expect
      .poll(async () => (await stored(anqi, 'tickets')).map(({ ticketNo }) => ticketNo))
      .toEqual(expect.arrayContaining(numbers));
    await expect.poll(() => anqi.page.locator('anqi-mark').count()).toBeGreaterThanOrEqual(2);
    expect(await anqi.page.evaluate(() => '__hacked' in window)).toBe(false);
    for (const { title } of await stored(anqi, 'tickets'))
      expect(String(title ?? '').length).toBeLessThanOrEqual(20_000);
  });
}

test('frames within frames without end: the outer ones are read, and the tab stays alive', async ({ anqi, sites }) => {
  const address = sites.serve((url) => {
    const depth = Number(url.searchParams.get('depth') ?? 0);
    const inner = depth < 40 ? `<iframe src="?depth=${depth + 1}" width="900" height="400"></iframe>` : '';
    return depth === 1 ? `${listPage(TICKETS)}${inner}` : `<p>${depth}</p>${inner}`;
  });
  await anqi.page.goto(address);
  await anqi.enable();
  await expect.poll(async () => (await stored(anqi, 'tickets')).length).toBe(2);
  expect(await anqi.page.evaluate(() => document.title)).toBe('');
});

/** A ticket that came back: what the citizen said when called back, beside the reply that is being typed anew. */
import { expect, test } from './support/anqi.ts';
import { notices, pressOnPage } from './support/notices.ts';
import { stored } from './support/stored.ts';
import { speaker } from './support/words.ts';

const OPINION = '没有人联系我，路灯还是不亮，晚上走路很危险，希望尽快处理。<b>急</b>';
const page = (rows: readonly (readonly [string, string])[], more = '') =>
  `<title>工单</title><h3>工单详情</h3><dl>${[
    ['工单编号', '202600000001'],
    ['诉求标题', '路灯不亮'],
    ['诉求内容', '沿湖路 22 号附近路灯长期不亮'],
    ['诉求人', '张女士'],
    ...rows,
  ]
    .map(([label, value = '']) => `<dt>${label}：</dt><dd>${value.replaceAll('<', '&lt;')}</dd>`)
    .join('')}</dl>${more}`;

test('the lesson shows the words of the call-back as text, with the reply that was sent', async ({ anqi, sites }) => {
  const say = await speaker(anqi);
  const form =
    '<form><p>办理结果：</p><textarea name="reply" aria-label="办理结果" style="width:560px;height:160px"></textarea><p><button>提交答复</button></p></form>';
  const sent = page([
    ['工单状态', '已办结'],
    ['办理结果', '您好，已转交处理。'],
    ['办结时间', '2026-11-20 10:00'],
  ]);
  const back = page(
    [
      ['工单状态', '重办'],
      ['满意度', '不满意'],
      ['回访意见', OPINION],
    ],
    form,
  );
  const address = sites.serve(({ search }) => (search === '' ? sent : back));
  await anqi.page.goto(address);
  await anqi.enable();
  await expect.poll(async () => (await stored(anqi, 'tickets'))[0]?.open).toBe(0);
  await anqi.page.goto(`${address}?again`);
  await expect.poll(async () => (await stored(anqi, 'tickets'))[0]?.round).toBe(2);
  await anqi.page.getByLabel('办理结果').fill('您好');
  await expect.poll(() => notices(anqi.page)).toContain('缺');
  await pressOnPage(anqi.page, /缺/);
  await expect.poll(() => notices(anqi.page)).toContain(OPINION);
  const said = await notices(anqi.page);
  for (const text of [say('lesson_opinion'), say('lesson_unsatisfied'), '您好，已转交处理。'])
    expect(said).toContain(text);
});

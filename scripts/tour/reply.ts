/** A reply that lacks its points: what Anqi says of it beside its box, and before it is sent. Nothing is sent. */
import type { Tour } from './context.ts';

const BOX = 'textarea[placeholder=请输入办理结果]';
const LACKING = '您好，您反映的问题我局高度重视，已转交相关科室，将及时与您联系。';

/** On the ticket's page that the step before has opened. */
export async function lackReply({ page, folder }: Tour): Promise<void> {
  const box = page.locator(BOX);
  await box.scrollIntoViewIfNeeded();
  await box.fill(LACKING);
  // One host of ours more than the clocks': the check has looked at the text.
  await page.waitForFunction(() => document.querySelectorAll('html > anqi-mark').length >= 2);
  await page.keyboard.press('Alt+r');
  await page.waitForFunction(() => document.activeElement?.localName === 'anqi-mark');
  await page.keyboard.type('电话 未接');
  await folder.picture(page, 'reply-checked');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '提交答复' }).click();
  await page.waitForFunction(() => document.activeElement?.localName === 'anqi-mark');
  await folder.picture(page, 'reply-held');
  await page.keyboard.press('Escape');
  folder.note('Reply', ['a reply that lacks its points was held before it was sent; the page kept what was typed']);
  if ((await box.inputValue()) !== LACKING) throw new Error('the reply that was typed is not there any more');
}

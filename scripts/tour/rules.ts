/** The city's rules chosen in the options, and what they add to a ticket's page. */
import { isOpen, type PracticeTicket } from '../../practice/data/model.ts';
import type { Tour } from './context.ts';
import { FORM_BADGE, marksOn } from './marks.ts';

/** Where the bar of clocks stands in the window: its root is closed to scripts. */
const BAR = { fromRight: 200, fromBottom: 50 };

export async function followRules({ practice, browsing, page, folder }: Tour): Promise<void> {
  const options = await browsing.context.newPage();
  await options.goto(`chrome-extension://${browsing.extensionId}/options.html`);
  await options.locator('[data-preset=yunxi-2020] button').click();
  await options.locator('.rules .told').first().waitFor();
  await folder.picture(options, 'rules', { whole: true });
  await options.close();

  const newest = newestOpen(practice.tickets);
  await page.bringToFront();
  await page.goto(`${practice.origin}/modern/ticket/${newest.ticketNo}`);
  await page.locator(FORM_BADGE).first().waitFor();
  await page.locator('html > anqi-mark').first().waitFor({ state: 'attached' });
  const { badges } = await marksOn(page);
  folder.note(`Rules of Yunxi 2020 on ${newest.ticketNo}`, [badges[0]?.words ?? 'no badge']);
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 800 };
  await page.mouse.click(width - BAR.fromRight, height - BAR.fromBottom);
  await folder.picture(page, 'clocks-of-a-ticket');
}

/** The open ticket that came last: its steps are still ahead. */
function newestOpen(tickets: readonly PracticeTicket[]): PracticeTicket {
  const [newest] = tickets.filter(isOpen).sort((a, b) => b.receivedAt - a.receivedAt);
  if (!newest) throw new Error('the platform has no open ticket');
  return newest;
}

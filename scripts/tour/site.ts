/** Enabling Anqi on the site, from the popup's offer to what it found. */
import { openPopup } from '../browser/launch.ts';
import type { Tour } from './context.ts';

export async function enable({ browsing, page, folder }: Tour): Promise<void> {
  const popup = await openPopup(browsing, page);
  const button = popup.getByRole('button', { name: '在此网站启用' });
  await button.waitFor();
  await folder.picture(popup, 'popup-offer');
  await button.click();
  const found = popup.locator('.site .found');
  await found.filter({ hasText: '条工单' }).waitFor();
  await popup.locator('.figures').waitFor();
  folder.note('Enabled', [(await found.textContent()) ?? '']);
  await folder.picture(popup, 'popup-enabled', { whole: true });
  await popup.close();
  await page.bringToFront();
}

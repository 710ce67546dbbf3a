/** The popup's figures, held against the practice city's own count, and the tickets behind one. */
import { openPopup } from '../browser/launch.ts';
import { expectedFigures } from './city.ts';
import type { Tour } from './context.ts';

export async function checkFigures({ practice, browsing, page, folder }: Tour): Promise<void> {
  const popup = await openPopup(browsing, page);
  await popup.locator('[data-figure]').first().waitFor();
  const expected = expectedFigures(practice.tickets, Date.now());
  await folder.picture(popup, 'popup-figures', { whole: true });
  const lines: string[] = [];
  const wrong: string[] = [];
  for (const [id, wanted] of Object.entries(expected)) {
    const figure = popup.locator(`[data-figure=${id}]`);
    const name = (await figure.locator('.name').textContent()) ?? id;
    const shown = (await figure.locator('.value').textContent()) ?? '';
    lines.push(`${name} ${shown}; the platform's own count: ${wanted}`);
    if (shown !== wanted) wrong.push(`${name} is ${shown} and should be ${wanted}`);
  }
  folder.note((await popup.locator('.figures h2').textContent()) ?? '', lines);
  await popup.close();
  if (wrong.length > 0) throw new Error(wrong.join('; '));
}

export async function lookBehindFigure({ browsing, page, folder }: Tour): Promise<void> {
  const popup = await openPopup(browsing, page);
  const figure = popup.locator('[data-figure=overdue]');
  await figure.waitFor();
  const count = Number(await figure.locator('.value').textContent());
  await figure.click();
  const lines = popup.locator('.behind li');
  // A long list comes a hundred at a time.
  const shown = Math.min(count, 100);
  if (shown > 0) await lines.nth(shown - 1).waitFor();
  await folder.picture(popup, 'tickets-behind-overdue');
  const [first = ''] = await lines.allInnerTexts();
  folder.note('Behind 超期', [`${await lines.count()} tickets listed, first: ${first.replace(/\s+/g, ' ')}`]);
  await popup.close();
}

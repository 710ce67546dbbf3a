/** The quarter's figures on their own page, the bulletin that comes of them, and its file checked again. */
import { readFile } from 'node:fs/promises';
import { textOfDocx } from '../../lib/verifying/docx.ts';
import { verifyBulletin } from '../../lib/verifying/verify.ts';
import type { Tour } from './context.ts';

export async function writeBulletin({ browsing, folder }: Tour): Promise<void> {
  const page = await browsing.context.newPage();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`chrome-extension://${browsing.extensionId}/statistics.html`);
  await page.locator('table.figures').waitFor();
  await folder.picture(page, 'statistics');
  await page.locator('#tab-bulletin').click();
  await page.locator('.paper .title').waitFor();
  await folder.picture(page, 'bulletin', { whole: true });
  const lines: string[] = [];
  for (const format of ['bulletin.docx', 'tickets.xlsx']) {
    const arriving = page.waitForEvent('download');
    await page.locator(`[data-format="${format}"]`).click();
    const download = await arriving;
    const name = download.suggestedFilename();
    await download.saveAs(folder.pathOf(name));
    const bytes = await readFile(folder.pathOf(name));
    lines.push(`${name}: ${bytes.length} bytes${format === 'bulletin.docx' ? `, ${checked(bytes)}` : ''}`);
  }
  folder.note('Bulletin', lines);
  await page.close();
}

/** @throws Error when a percentage of the bulletin does not follow from its counts */
function checked(bytes: Uint8Array): string {
  const found = verifyBulletin(textOfDocx(bytes));
  const wrong = found.filter(({ verdict }) => verdict === 'differs');
  if (wrong.length > 0) throw new Error(`the bulletin prints ${wrong.map(({ printed }) => printed).join(', ')}`);
  return `${found.length} percentages, none of which differs from its counts`;
}

/** The files to hand in, one click each, read back as a spreadsheet would. */
import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { openPopup } from '../browser/launch.ts';
import type { Tour } from './context.ts';

const FORMULA = /^[=+\-@\t\r]/;
const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/;

export async function exportFiles({ browsing, page, folder }: Tour): Promise<void> {
  const popup = await openPopup(browsing, page);
  const buttons = popup.locator('.exports button[data-format]');
  await buttons.first().waitFor();
  const lines: string[] = [];
  for (const button of await buttons.all()) {
    const arriving = popup.waitForEvent('download');
    await button.click();
    const download = await arriving;
    const name = download.suggestedFilename();
    await download.saveAs(folder.pathOf(name));
    lines.push(`${name}: ${contentsOf(name, await readFile(folder.pathOf(name), 'utf8'))}`);
  }
  await popup.locator('.exports [role=status]').waitFor();
  await folder.picture(popup, 'popup-exported', { whole: true });
  folder.note('Exported', lines);
  await popup.close();
}

/** @throws Error when a cell would run as a formula or a whole mobile number is in the file */
function contentsOf(name: string, text: string): string {
  if (MOBILE.test(text)) throw new Error(`${name} holds a telephone number that is not masked`);
  const size = `${Buffer.byteLength(text)} bytes`;
  if (!name.endsWith('.csv')) return size;
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { skipEmptyLines: true });
  const formulas = data.flat().filter((cell) => FORMULA.test(cell));
  if (formulas.length > 0) throw new Error(`${name} holds ${formulas.length} cells that would run as formulas`);
  return `${size}, ${data.length} rows, no cell that a spreadsheet would run`;
}

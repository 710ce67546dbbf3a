/** What the tour leaves behind: numbered pictures, the exported files and a summary, in out/tour/. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Page } from 'playwright';

const ROOT = join(import.meta.dirname, '../..');
const FOLDER = join(ROOT, 'out/tour');

export interface Folder {
  /** As a person in the project's folder names it. */
  name: string;
  /** Takes a picture, all of the page when it is higher than the window. */
  picture(page: Page, name: string, options?: { whole: boolean }): Promise<void>;
  /** Path for a file of this name. */
  pathOf(file: string): string;
  /** Adds a part to the summary. */
  note(heading: string, lines: readonly string[]): void;
  writeSummary(): Promise<void>;
}

/** The folder, emptied. */
export async function emptyFolder(): Promise<Folder> {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  const parts: string[] = [];
  let pictures = 0;
  const pathOf = (file: string) => join(FOLDER, file);
  return {
    name: relative(ROOT, FOLDER),
    pathOf,
    async picture(page, name, { whole } = { whole: false }) {
      pictures++;
      await page.bringToFront();
      const path = pathOf(`${String(pictures).padStart(2, '0')}-${name}.png`);
      // Drawers and dialogs are shown where they come to rest.
      await page.screenshot({ path, fullPage: whole, animations: 'disabled' });
    },
    note(heading, lines) {
      parts.push(`${heading}\n${lines.map((line) => `  ${line}\n`).join('')}`);
    },
    writeSummary: () => writeFile(pathOf('summary.txt'), parts.join('\n')),
  };
}

/** Opening the mapping wizard, in the frame of a tab that it is about. */
import { browser } from 'wxt/browser';
import { CommandError } from '../../lib/protocol/answer.ts';
import { readFrame } from './sites.ts';

const SCRIPT = '/content-scripts/mapping.js';

/**
 * Draws the wizard over a tab.
 * @param frameId the frame it is about; without it the one that shows tickets, else the one with the largest table
 * @throws CommandError `not-enabled` when the browser lets Anqi into no frame of the tab
 */
export async function openMapping(tabId: number, frameId?: number): Promise<void> {
  const frame = frameId ?? (await frameToMap(tabId));
  if (frame === undefined) throw new CommandError({ code: 'not-enabled', detail: 'no frame of the tab can be read' });
  await browser.scripting.executeScript({ target: { tabId, frameIds: [frame] }, files: [SCRIPT] });
}

async function frameToMap(tabId: number): Promise<number | undefined> {
  const measured = await browser.scripting.executeScript({ target: { tabId, allFrames: true }, func: measure });
  const frames = await Promise.all(
    measured.map(async ({ frameId, result }) => {
      const { cells, area } = result as ReturnType<typeof measure>;
      const tickets = area === 0 ? 0 : await ticketsIn(tabId, frameId);
      return { frameId, tickets, cells, area };
    }),
  );
  const seen = frames.filter(({ area }) => area > 0);
  seen.sort((a, b) => b.tickets - a.tickets || b.cells - a.cells || b.area - a.area);
  return seen[0]?.frameId;
}

/** A frame that cannot be read may still hold what the clerk wants to map. */
async function ticketsIn(tabId: number, frameId: number): Promise<number> {
  const finding = await readFrame(tabId, frameId).catch(() => undefined);
  return finding?.tickets ?? 0;
}

/** Runs in the frame: how large it is, and its largest table. A set of frames shows nothing itself. */
function measure(): { cells: number; area: number } {
  const rows = [...document.querySelectorAll('table, [role=grid], [role=table]')].map(
    (table) => table.querySelectorAll('td, [role=gridcell], [role=cell]').length,
  );
  const isShown = document.body?.nodeName === 'BODY';
  return { cells: Math.max(0, ...rows), area: isShown ? innerWidth * innerHeight : 0 };
}

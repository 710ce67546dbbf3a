/** Runs in the page with the large table: reading it, and drawing its badges. */
import { chinaCalendar } from '../../../lib/calendar/china.ts';
import { clockView } from '../../../lib/clocks/view.ts';
import { createBadges } from '../../../lib/overlay/badges.ts';
import { readPage, rereadRows, type TicketList } from '../../../lib/reading/page.ts';

const ROWS = 1_000;
/** Words as long as those of the extension, which only it can look up. */
const say = ({ key }: { key: string }) => (key.endsWith('_short') ? '2 天' : '剩 2 个工作日');

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function read(nowMs: number) {
  const reading = readPage(document, { nowMs });
  if (reading.tickets.length !== ROWS) throw new Error(`${reading.tickets.length} tickets read, not ${ROWS}`);
  return reading;
}

export const readAll = (nowMs: number): number => timed(() => read(nowMs));

/** The least that any reader must do: the text of every cell. */
export function readTexts(): number {
  const texts: string[] = [];
  const ms = timed(() => {
    for (const cell of document.querySelectorAll('td')) texts.push(cell.textContent ?? '');
  });
  if (texts.length < ROWS) throw new Error(`${texts.length} cells walked`);
  return ms;
}

let list: TicketList | undefined;

/** Mean of rows all over the list: one alone is below what the clock resolves. */
export function rereadOne(nowMs: number): number {
  list ??= read(nowMs).lists[0];
  const known = list;
  if (!known) throw new Error('no list');
  const times = 200;
  const ms = timed(() => {
    for (let i = 0; i < times; i++) rereadRows(known, [(i * 37) % ROWS], { nowMs });
  });
  return ms / times;
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Two frames, as the second begins when the first is painted, and then a task of its own. */
async function settled(): Promise<void> {
  await frame();
  await frame();
  await new Promise((resolve) => setTimeout(resolve));
}

/** Draws a badge beside every number, between two marks in the trace, and takes them away again. */
export async function drawBadges(nowMs: number): Promise<number> {
  const { tickets } = read(nowMs);
  const spots = tickets.map(({ observation, anchors }) => {
    const [anchor] = anchors;
    if (!anchor) throw new Error('a ticket without its element');
    return { anchor, ticketNo: observation.ticketNo };
  });
  const views = new Map(
    tickets.map(({ observation }) => {
      const view = clockView({ ...observation, open: 1 }, nowMs, chinaCalendar);
      return [observation.ticketNo, view];
    }),
  );
  const badges = createBadges(document, say, () => undefined);
  await settled();
  performance.mark('bench-begin');
  await badges.draw(spots, views);
  await settled();
  performance.mark('bench-end');
  const drawn = document.querySelectorAll('anqi-mark').length;
  badges.clear();
  await settled();
  if (drawn !== ROWS) throw new Error(`${drawn} badges drawn, not ${ROWS}`);
  return drawn;
}

/** An empty inline element in each row, put in over as many tasks as the badges. */
export async function drawNothing(nowMs: number): Promise<number> {
  const cells = read(nowMs).tickets.flatMap(({ anchors }) => anchors);
  const spans = cells.map(() => document.createElement('span'));
  await settled();
  performance.mark('bench-begin');
  for (let i = 0; i < cells.length; i += 50) {
    if (i > 0) await new Promise((resolve) => setTimeout(resolve));
    cells.slice(i, i + 50).forEach((cell, k) => {
      const span = spans[i + k];
      if (span) (cell.firstElementChild ?? cell).append(span);
    });
  }
  await settled();
  performance.mark('bench-end');
  for (const span of spans) span.remove();
  await settled();
  return spans.length;
}

/** Noticing that a platform changed: each reading against what the same page gave before. */
import type { ReadField } from '../ticket/model.ts';
import type { Drift, PageMemory, PageState } from './model.ts';

/** Pages remembered of a site; the ones not seen for longest go first. */
const MOST_PAGES = 60;
const MOST_SHAPES = 8;
const DAY_MS = 86_400_000;

/** What a reading found, as far as drift is concerned. */
export interface Seen {
  state: PageState;
  /** Whether the page had rested when it was read. */
  settled: boolean;
  fields: readonly ReadField[];
  /** How the numbers look that the page prints, of tickets or not. */
  shapes: readonly string[];
  /** Columns whose values do not fit their header. */
  misfits: readonly { field: ReadField; label: string }[];
}

export interface Watch {
  pages: readonly PageMemory[];
  drift?: Drift;
}

/** How a number looks: letters as A, figures as 0. */
export function shapeOf(ticketNo: string): string {
  return ticketNo
    .replace(/[A-Za-z]/g, 'A')
    .replace(/\d/g, '0')
    .slice(0, 64);
}

/** The part of an address that is one page of a platform: figures, and what is asked of it, differ from ticket to ticket. */
export function pathOf(url: string): string {
  const { pathname, hash } = new URL(url);
  const route = /^#!?\//.test(hash) ? (hash.split('?')[0] ?? '') : '';
  return `${pathname}${route}`.replace(/[A-Za-z]*\d[\w-]*/g, '#').slice(0, 300);
}

/**
 * What is remembered after a reading, and whether the platform has drifted. Stored tickets are not touched by it.
 * @returns `watch` itself when nothing changed
 */
export function judge(watch: Watch, path: string, seen: Seen, atMs: number): Watch {
  const known = watch.pages.find((page) => page.path === path);
  if (seen.state === 'tickets') return afterTickets(watch, known, path, seen, atMs);
  // A list without entries, a page still loading, a sign-in page, a view without any number that looks like a ticket's:
  // no tickets, and no drift.
  if (!known || !seen.settled || seen.state !== 'other' || watch.drift?.path === path) return watch;
  if (!seen.shapes.some((shape) => known.shapes.includes(shape))) return watch;
  return { ...watch, drift: { kind: 'none', path, sinceMs: atMs } };
}

function afterTickets(watch: Watch, known: PageMemory | undefined, path: string, seen: Seen, atMs: number): Watch {
  const lost = seen.misfits.find(({ field }) => known?.fields.includes(field) && !seen.fields.includes(field));
  if (lost && known) {
    const { drift } = watch;
    if (drift?.path === path && drift.kind === 'column' && drift.field === lost.field) return watch;
    const { field, label } = lost;
    return { ...watch, drift: { kind: 'column', path, sinceMs: atMs, field, label: label.slice(0, 100) } };
  }
  const healed = watch.drift?.path === path;
  const isNew = <T>(before: readonly T[] | undefined, now: readonly T[]) => now.some((each) => !before?.includes(each));
  const isNews =
    !known || isNew(known.fields, seen.fields) || isNew(known.shapes, seen.shapes) || atMs - known.atMs > DAY_MS;
  if (!healed && !isNews) return watch;
  const fields = [...new Set([...(known?.fields ?? []), ...seen.fields])];
  const shapes = [...new Set([...seen.shapes, ...(known?.shapes ?? [])])].slice(0, MOST_SHAPES);
  const others = watch.pages.filter((page) => page.path !== path).sort((a, b) => b.atMs - a.atMs);
  const pages = [{ path, atMs, fields, shapes }, ...others].slice(0, MOST_PAGES);
  return watch.drift && !healed ? { pages, drift: watch.drift } : { pages };
}

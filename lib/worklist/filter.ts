/** What of the worklist a clerk wants to see, and such choices kept under names. */
import * as z from 'zod/mini';
import type { Entry } from './entry.ts';

/** Parts of a ticket by which the list is narrowed. */
export const PARTS = ['unit', 'channel', 'kind', 'status'] as const;
export type Part = (typeof PARTS)[number];

/** Of a choice, in UTF-16 units. */
export const MOST_TEXT = 500;
const zChoice = z.optional(z.string().check(z.maxLength(MOST_TEXT)));

export const zFilter = z.strictObject({
  unit: zChoice,
  channel: zChoice,
  kind: zChoice,
  status: zChoice,
  /** Words that must all stand in number, title or a part, whatever their case and width. */
  text: zChoice,
});
export type Filter = z.infer<typeof zFilter>;

const zView = z.strictObject({ name: z.string().check(z.minLength(1), z.maxLength(40)), filter: zFilter });
export type View = z.infer<typeof zView>;
/** More under names nobody finds again. */
export const MOST_VIEWS = 50;

/** The views of what was kept that can still be read, each by itself: a broken one takes no other with it. */
export function readableViews(kept: unknown): View[] {
  const each = Array.isArray(kept) ? kept : [];
  return each.flatMap((view) => zView.safeParse(view).data ?? []).slice(0, MOST_VIEWS);
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase();

/** Entries that a filter lets through, in their order. */
export function filtered(entries: readonly Entry[], filter: Filter): Entry[] {
  const wanted = plain(filter.text ?? '')
    .split(/\s+/)
    .filter(Boolean);
  return entries.filter((entry) => {
    if (PARTS.some((part) => filter[part] !== undefined && entry[part] !== filter[part])) return false;
    if (wanted.length === 0) return true;
    const said = plain([entry.ticketNo, entry.title, ...PARTS.map((part) => entry[part])].filter(Boolean).join(' '));
    return wanted.every((word) => said.includes(word));
  });
}

/** What can be chosen of a part: what the entries print, each once, most frequent first. */
export function choicesOf(entries: readonly Entry[], part: Part): string[] {
  const counts = new Map<string, number>();
  for (const { [part]: value } of entries) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([value]) => value);
}

/** A list's query from the parameters of an address. */
import { type Query, SORT_KEYS, VIEWS, type View } from './query.ts';

const MAX_SIZE = 5_000;

/** What cannot be understood is left out, as real platforms do. @param view used when the parameters name none */
export function readQuery(params: URLSearchParams, view: View, size: number): Query {
  const text = (name: string) => params.get(name)?.trim() || undefined;
  return {
    view: VIEWS.find((known) => known === text('view')) ?? view,
    quarter: text('quarter'),
    keyword: text('keyword'),
    status: text('status'),
    channel: text('channel'),
    unit: text('unit'),
    from: text('from'),
    to: text('to'),
    sort: SORT_KEYS.find((known) => known === text('sort')),
    descending: text('order')?.startsWith('desc') ?? false,
    page: positive(text('page'), 1, Number.MAX_SAFE_INTEGER),
    size: positive(text('size'), size, MAX_SIZE),
  };
}

function positive(text: string | undefined, fallback: number, most: number): number {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? Math.min(value, most) : fallback;
}

/** Runs in an empty page that has IndexedDB: finding similar tickets among many. */
import { textOf } from '../../../lib/similar/entry.ts';
import { gramsOf } from '../../../lib/similar/grams.ts';
import { type Commonness, vectorOf } from '../../../lib/similar/weights.ts';
import { closeStore, openStore, type Store } from '../../../lib/store/open.ts';
import { recordObservations } from '../../../lib/store/record.ts';
import { toRow } from '../../../lib/store/rows.ts';
import { relatedTo } from '../../../lib/store/similar.ts';
import { indexBatch } from '../../../lib/store/similar-index.ts';
import { memoryIndex, takeOver } from '../../../lib/store/similar-memory.ts';
import { mergeObservation } from '../../../lib/ticket/merge.ts';
import type { Observation, Ticket } from '../../../lib/ticket/model.ts';
import { mattersOf } from '../../../practice/data/matters/all.ts';
import { mobileNumber, personName } from '../../../practice/data/people.ts';
import { placeFor } from '../../../practice/data/places.ts';
import { createRandom } from '../../../practice/data/random.ts';
import { ticketText } from '../../../practice/data/text.ts';
import { CATEGORIES, UNITS } from '../../../practice/data/units.ts';
import { SITE } from './tickets.ts';

const NAME = 'similar';
const CHUNK = 10_000;
const DAY_MS = 86_400_000;
/** Characters in daily use: each ticket has a sentence of its own, as no two citizens write alike. */
const FIRST_COMMON = 0x4e00;
const COMMON = 3_000;
const OWN = 40;

const MATTERS = CATEGORIES.flatMap((category) => mattersOf(category));

let store: Store;
let filled = 0;
let vectors: { grams: Int32Array; weights: Float32Array }[] = [];

function observationOf(i: number, nowMs: number): Observation {
  const random = createRandom(12_345, i);
  const unit = random.pick(UNITS);
  const matter = random.pick(MATTERS);
  const place = placeFor(unit, matter.ground, random);
  const { title, content } = ticketText(matter, place, '12345热线', random);
  const own = Array.from({ length: OWN }, () =>
    String.fromCharCode(FIRST_COMMON + Math.floor(random.next() ** 2 * COMMON)),
  );
  return {
    ticketNo: `BJ${String(i).padStart(10, '0')}`,
    title,
    content: `${content}${own.join('')}。`,
    place: place.full,
    citizenName: personName(random),
    citizenPhone: mobileNumber(random),
    unit,
    status: '办理中',
    receivedAt: new Date(nowMs - (i % 700) * DAY_MS + DAY_MS / 3).toISOString().slice(0, 10),
  };
}

function ticketsFrom(from: number, to: number, nowMs: number): Ticket[] {
  const ctx = { site: SITE, atMs: nowMs, source: 'detail' } as const;
  return Array.from(
    { length: to - from },
    (_, i) => mergeObservation(undefined, observationOf(from + i, nowMs), ctx).ticket,
  );
}

/** Fills a store and indexes it. @returns milliseconds of indexing a ticket: counting and the index itself */
export async function fill(count: number, nowMs: number): Promise<number> {
  store = openStore({ name: NAME });
  for (let from = 0; from < count; from += CHUNK)
    await store.tickets.bulkPut(ticketsFrom(from, Math.min(from + CHUNK, count), nowMs).map(toRow));
  filled = count;
  const start = performance.now();
  while (!(await indexBatch(store)).done);
  return (performance.now() - start) / count;
}

/** The full vectors of all tickets, in typed arrays: what brute force compares. */
export async function prepareBruteForce(nowMs: number): Promise<number> {
  const { common } = await memoryIndex(store);
  vectors = [];
  for (let from = 0; from < filled; from += CHUNK)
    vectors.push(...ticketsFrom(from, Math.min(from + CHUNK, filled), nowMs).map((each) => packed(each, common)));
  return vectors.length;
}

function packed(ticket: Ticket, common: Commonness) {
  const vector = vectorOf(textOf(ticket), common);
  return { grams: Int32Array.from(vector.keys()), weights: Float32Array.from(vector.values()) };
}

const numberOf = (run: number) => `BJ${String((run * 7_919) % filled).padStart(10, '0')}`;

/** One question as the panel asks it. */
export async function ask(run: number): Promise<number> {
  const start = performance.now();
  const { items } = await relatedTo(store, SITE, numberOf(run));
  const ms = performance.now() - start;
  if (items.length === 0) throw new Error('nothing was found');
  return ms;
}

/** The first question after a worker began: nothing is in memory. */
export async function askCold(run: number): Promise<number> {
  closeStore(store);
  store = openStore({ name: NAME });
  await store.db.open();
  return ask(run);
}

/** All rows of the index as they lie, which whoever holds it in memory must read. */
export async function readLeaves(): Promise<number> {
  closeStore(store);
  store = openStore({ name: NAME });
  await store.db.open();
  const start = performance.now();
  await store.similarLeaves.toArray();
  return performance.now() - start;
}

/** The nearest ten by the same weights, every text compared with all of every other. */
export async function bruteForce(run: number): Promise<number> {
  const { common } = await memoryIndex(store);
  const ticket = await store.tickets.get([SITE, numberOf(run)]);
  if (!ticket) throw new Error('no such ticket');
  const start = performance.now();
  const vector = vectorOf(textOf(ticket), common);
  const scores = new Float32Array(vectors.length);
  for (const [i, { grams, weights }] of vectors.entries()) {
    let sum = 0;
    for (let k = 0; k < grams.length; k++) sum += (vector.get(grams[k] as number) ?? 0) * (weights[k] as number);
    scores[i] = sum;
  }
  const nearest = [...scores.keys()].sort((a, b) => (scores[b] as number) - (scores[a] as number)).slice(0, 10);
  const ms = performance.now() - start;
  if (nearest.length !== 10) throw new Error('too few');
  return ms;
}

const ARRIVING = 10;
let arrived = 0;

/** New tickets, as a list brings them. @returns milliseconds a ticket of keeping the index up, after they are stored */
export async function arrive(nowMs: number): Promise<number> {
  await recordNew(nowMs);
  const start = performance.now();
  for (let done = false; !done; ) {
    const indexed = await indexBatch(store);
    takeOver(store, indexed);
    done = indexed.done;
  }
  return (performance.now() - start) / ARRIVING;
}

/** @returns milliseconds a ticket of storing new ones */
export async function recordNew(nowMs: number): Promise<number> {
  const from = 1_000_000 + arrived;
  arrived += ARRIVING;
  const seen = Array.from({ length: ARRIVING }, (_, i) => observationOf(from + i, nowMs));
  const start = performance.now();
  const { added } = await recordObservations(store, { site: SITE, atMs: nowMs, source: 'list' }, seen);
  if (added !== ARRIVING) throw new Error(`${added} added`);
  return (performance.now() - start) / ARRIVING;
}

/** Grams of a ticket in the mean, to judge how real the texts are. */
export function gramsEach(nowMs: number): number {
  const sample = ticketsFrom(0, 500, nowMs);
  return sample.reduce((sum, ticket) => sum + gramsOf(textOf(ticket)).size, 0) / sample.length;
}

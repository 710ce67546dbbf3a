/** One frame of a platform: reads it, hands over what is new, keeps badges beside the numbers. */
import type { ClockView } from '../clocks/view.ts';
import type { Alert, Finding } from '../protocol/page.ts';
import { parentOf } from '../reading/dom.ts';
import { dictionary, type Lexicon } from '../reading/lexicon.ts';
import { type Reading, rereadRows, type TicketList } from '../reading/page.ts';
import type { Found } from '../reading/rows.ts';
import type { Say } from '../ticket/words.ts';
import { createBadges, type Spot } from './badges.ts';
import { createDispatch } from './dispatch.ts';
import { createIdentity } from './identity.ts';
import { createLook, SETTLE_MS } from './look.ts';
import { createPacer } from './pacer.ts';
import { createReader } from './reader.ts';
import { createRowQueue } from './row-queue.ts';
import { createClocks } from './ticking.ts';
import { type Change, createWatcher } from './watcher.ts';

/** The background, as the overlay sees it. */
export interface Desk {
  observe(finding: Finding, found: readonly Found[]): Promise<{ views: ClockView[]; alert: Alert }>;
  views(ticketNos: string[]): Promise<{ views: ClockView[]; alert: Alert }>;
  /** What the labels of this platform mean. */
  lexicon(): Promise<Lexicon>;
}

export interface OverlayOptions {
  desk: Desk;
  say: Say;
  now: () => number;
  onAlert: (alert: Alert) => void;
  /** The clerk asks for the clocks of a ticket. */
  onOpen: (ticketNo: string) => void;
  /** The frame shows the page of this ticket, or of none; what is known of it is stored by then. */
  onDetail: (ticketNo: string | undefined, lexicon: Lexicon) => void;
  /** The frame was read anew, after the page changed or a control may have been filled. */
  onRead?: (reading: Reading, lexicon: Lexicon) => void;
  onError: (error: unknown) => void;
  /** Whether the extension that this script belongs to is still there; asked whenever the page changes. */
  isAlive: () => boolean;
}

export interface Overlay {
  /** Reads the frame and begins to watch it. */
  start(): Promise<Finding>;
  /** Reads everything again and hands all of it over. */
  readNow(): Promise<Finding>;
  /** Asks anew for the clocks of what is shown. */
  refresh(): Promise<void>;
  /** What the last reading found. */
  reading(): Reading | undefined;
  /** Leaves the page as it was. */
  stop(): void;
}

export function createOverlay(document: Document, options: OverlayOptions): Overlay {
  const { desk, say, now, onAlert, onDetail, onError, isAlive } = options;
  const badges = createBadges(document, say, options.onOpen);
  const dispatch = createDispatch();
  const clocks = createClocks();
  const identity = createIdentity(now);
  const look = createLook(now);
  const changed: Found[] = [];
  const rowOf = new WeakMap<Element, { list: TicketList; index: number }>();
  const watcher = createWatcher(document, onChange);
  const pacer = createPacer({
    now,
    fullRead: () => void readAll().catch(onError),
    tick: () => void tick().catch(onError),
  });
  const reader = createReader(document, { now, changes: watcher.changes });
  const rows = createRowQueue(
    document.defaultView ?? window,
    (list, indexes) => changed.push(...rereadRows(list, indexes, { nowMs: now(), lexicon }).tickets),
    () => handOver(changed.splice(0)).catch(onError),
  );
  let reading: Reading | undefined;
  let lexicon: Lexicon = dictionary;
  let running = false;

  async function readAll(): Promise<Finding> {
    const mine = await reader.read(lexicon);
    // A newer reading has taken over, and answers for this one.
    if (!mine) return findingOf(reading ?? NOTHING);
    rows.clear();
    reading = mine;
    for (const list of mine.lists) {
      list.rows.forEach((row, index) => {
        for (const element of row.elements) rowOf.set(element, { list, index });
      });
    }
    await handOver(surelyOf(mine));
    if (running) onDetail(mine.details.length === 1 ? mine.details[0]?.observation.ticketNo : undefined, lexicon);
    if (running) options.onRead?.(mine, lexicon);
    // The overlay may have been stopped meanwhile: what was found is still the answer.
    if (running && mine.details.length > 0) pacer.lookAgain();
    if (running && !look.of(mine).settled) pacer.readAfter(SETTLE_MS);
    return findingOf(mine);
  }

  /** The tickets of a reading without those whose values may be another one's. */
  function surelyOf({ tickets, details }: Reading): Found[] {
    const { sure, againMs } = identity.judge(details, document.location.href);
    if (againMs !== undefined) pacer.readAfter(againMs);
    const shown = new Set(details.map(({ observation }) => observation.ticketNo));
    // A row that a detail has filled in is taken as its list alone shows it.
    const rows = reading?.lists.flatMap((list) => list.found.filter((each) => each !== undefined)) ?? [];
    const others = tickets.filter(({ observation }) => !shown.has(observation.ticketNo));
    return [...others, ...rows.filter(({ observation }) => shown.has(observation.ticketNo)), ...sure];
  }

  /** Sends what is new of some tickets, then draws. What is known is drawn first: the answer may take a while. */
  async function handOver(found: readonly Found[]): Promise<void> {
    const spots = spotsOf();
    const nowMs = now();
    for (const { ticketNo } of spots) clocks.current(ticketNo, nowMs);
    await draw(spots);
    dispatch.keep(reading?.tickets ?? []);
    const fresh = dispatch.newOf(found);
    const isNews = reading !== undefined && look.isNews(reading);
    if (reading && (fresh.length > 0 || isNews || !dispatch.begun())) {
      try {
        const arrived = dispatch.sending(fresh);
        const answer = await desk.observe({ ...findingOf(reading), look: look.of(reading) }, fresh);
        arrived();
        look.told(reading);
        await show(answer);
      } catch (error) {
        // Nothing new can be stored (a full disk); what is known is shown all the same.
        await refresh().catch(() => undefined);
        throw error;
      }
    }
    await askMissing();
  }

  /** A minute passes: nobody is asked but for clocks that cannot be worked out here. */
  async function tick(): Promise<void> {
    await badges.tick(now(), clocks.current);
    wind();
    await askMissing();
  }

  async function askMissing(): Promise<void> {
    const ticketNos = clocks.takeMissing();
    if (running && ticketNos.length > 0) await show(await desk.views(ticketNos));
  }

  async function refresh(): Promise<void> {
    const ticketNos = [...new Set(spotsOf().map((spot) => spot.ticketNo))];
    // Asked even without a ticket here: the frame that draws reminders may hold none itself.
    await show(await desk.views(ticketNos));
  }

  async function show(answer: { views: ClockView[]; alert: Alert }): Promise<void> {
    if (!running) return;
    clocks.learn(answer.views);
    onAlert(answer.alert);
    const spots = spotsOf();
    clocks.keep(spots.map((spot) => spot.ticketNo));
    await draw(spots);
  }

  async function draw(spots: readonly Spot[]): Promise<void> {
    await badges.draw(spots, clocks.views);
    wind();
  }

  function wind(): void {
    if (running) pacer.tickAt(badges.nextMs());
  }

  function spotsOf(): Spot[] {
    if (!reading) return [];
    const found = [
      ...reading.lists.flatMap((list) => list.found.filter((each) => each !== undefined)),
      ...reading.details,
    ];
    return found.flatMap((each) => each.anchors.map((anchor) => ({ anchor, ticketNo: each.observation.ticketNo })));
  }

  function onChange(change: Change): void {
    if (!isAlive()) return onError(new Error('the extension is gone'));
    if (change.all || !reading) return pacer.readSoon();
    const disturbed = change.ownRemoved && badges.isDisturbed();
    if (change.targets.size === 0 && !disturbed) return;
    if (disturbed && !pacer.mayRestore()) return pacer.readLater();
    const touched = new Set<{ list: TicketList; index: number }>();
    for (const target of change.targets) {
      const row = rowAround(target);
      if (!row) return pacer.readSoon();
      touched.add(row);
    }
    for (const { list, index } of touched) rows.add(list, index);
    if (touched.size === 0) handOver([]).catch(onError);
  }

  function rowAround(target: Element): { list: TicketList; index: number } | undefined {
    for (let at: Element | null = target; at; at = parentOf(at)) {
      const row = rowOf.get(at);
      if (row) return reading?.lists.includes(row.list) ? row : undefined;
    }
    return undefined;
  }

  return {
    async start() {
      running = true;
      watcher.start();
      pacer.start(document);
      lexicon = await desk.lexicon().catch(() => dictionary);
      return await readAll();
    },
    async readNow() {
      dispatch.forget();
      lexicon = await desk.lexicon().catch(() => lexicon);
      return await readAll();
    },
    refresh,
    reading: () => reading,
    stop() {
      running = false;
      reader.stop();
      rows.clear();
      watcher.stop();
      pacer.stop();
      badges.clear();
      reading = undefined;
    },
  };
}

const NOTHING: Pick<Reading, 'kind' | 'tickets' | 'columns' | 'warnings'> = {
  kind: 'none',
  tickets: [],
  columns: { total: 0, mapped: 0 },
  warnings: [],
};

function findingOf(reading: typeof NOTHING): Finding {
  const { kind, tickets, columns, warnings } = reading;
  return { kind, tickets: tickets.length, columns, warnings: warnings.slice(0, 200) };
}

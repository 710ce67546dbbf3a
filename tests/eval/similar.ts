/** Similar tickets: how many of the nearest by brute force are found. */
import { LIKE } from '../../lib/similar/relate.ts';
import { recordObservations } from '../../lib/store/record.ts';
import { nearestTo } from '../../lib/store/similar.ts';
import { indexBatch } from '../../lib/store/similar-index.ts';
import { memoryStore } from '../../lib/store/testing.ts';
import { archiveTickets } from '../../practice/data/archive.ts';
import { readLetters } from '../../practice/data/letters.ts';
import { nearestByBruteForce } from './brute-force.ts';

const SITE = 'http://eval.local';
const NOW_MS = Date.parse('2026-11-24T10:00:00+08:00');
const MOST = 5;
/** Cosines of one size: which of several equally near texts comes fifth is nobody's merit. */
const EQUAL = 1e-6;

interface Text {
  title: string;
  content: string;
}

export interface Recall {
  /** Of the five nearest by brute force. */
  found: number;
  wanted: number;
  /** Of those of them that are near enough to be shown. */
  likeFound: number;
  likeWanted: number;
}

/** Stores texts as tickets, indexes them as the extension does, and asks for the nearest of each. */
export async function recallOf(texts: readonly Text[]): Promise<Recall> {
  const store = memoryStore();
  const noOf = (at: number) => `E${String(at).padStart(8, '0')}`;
  const observations = texts.map(({ title, content }, at) => ({ ticketNo: noOf(at), title, content }));
  for (let i = 0; i < observations.length; i += 500)
    await recordObservations(store, { site: SITE, atMs: NOW_MS, source: 'detail' }, observations.slice(i, i + 500));
  while (!(await indexBatch(store)).done);
  const truth = nearestByBruteForce(
    texts.map(({ title, content }) => `${title}\n${content}`),
    MOST + 1,
  );
  const recall: Recall = { found: 0, wanted: 0, likeFound: 0, likeWanted: 0 };
  for (const [at, nearest] of truth.entries()) {
    const given = new Set((await nearestTo(store, SITE, noOf(at), MOST)).map(({ ticketNo }) => ticketNo));
    const fifth = nearest[MOST - 1]?.cosine ?? 0;
    const isTie = fifth - (nearest[MOST]?.cosine ?? 0) < EQUAL;
    for (const { at: other, cosine } of nearest.slice(0, MOST)) {
      // Where others are as near as the fifth, it may be any of them.
      if (isTie && cosine - fifth < EQUAL) continue;
      const isFound = given.has(noOf(other));
      recall.wanted++;
      if (isFound) recall.found++;
      if (cosine < LIKE) continue;
      recall.likeWanted++;
      if (isFound) recall.likeFound++;
    }
  }
  return recall;
}

/**
 * Prints recall@5 over a file of letters, or over the practice city's archive.
 * @param args `--letters FILE`: JSON lines with `title`, `question`, `reply`
 */
export async function evalSimilar(args: string[]): Promise<void> {
  const at = args.indexOf('--letters');
  const file = at < 0 ? undefined : args[at + 1];
  const texts = file
    ? (await readLetters(file)).letters.map(({ title, question }) => ({ title, content: question }))
    : archiveTickets().map(({ title, content }) => ({ title, content }));
  const { found, wanted, likeFound, likeWanted } = await recallOf(texts);
  process.stdout.write(
    `similar: ${texts.length} texts; recall@${MOST} ${(found / wanted).toFixed(4)} (${found} of ${wanted} nearest by brute ` +
      `force); of those with a cosine from ${LIKE} on ${likeFound} of ${likeWanted}\n`,
  );
}

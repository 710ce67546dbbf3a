/** The queue of pictures and whoever reads it: an offscreen document, or where there is none (Firefox) this page itself. */
import { browser } from 'wxt/browser';
import type { Reader } from '../../lib/ocr/reader.ts';
import { asker, type Handlers } from '../../lib/protocol/answer.ts';
import { type readerCommands, toReaderCommands } from '../../lib/protocol/evidence.ts';
import {
  failEvidence,
  failUnread,
  finishEvidence,
  hasUnread,
  noteProgress,
  takeEvidence,
  tidyEvidence,
} from '../../lib/store/evidence.ts';
import { theStore } from './the-store.ts';

export const readerHandlers: Handlers<typeof readerCommands, unknown> = {
  nextEvidence: async () => (await takeEvidence(theStore())) ?? {},
  evidenceProgress: async ({ id, share }) => ({ wanted: await noteProgress(theStore(), id, share) }),
  async evidenceRead({ id, recognised }) {
    await finishEvidence(theStore(), id, recognised);
    return {};
  },
  async evidenceFailed({ id, failure }) {
    await failEvidence(theStore(), id, failure);
    return {};
  },
  async readerIdle() {
    await inTurn(async () => {
      if (await hasUnread(theStore())) await wake();
      else if (!import.meta.env.FIREFOX) await offscreen.closeDocument().catch(() => undefined);
    });
    return {};
  },
};

/** After a start: what was cut short is read, what is too old goes. */
export async function resumeEvidence(): Promise<void> {
  await tidyEvidence(theStore(), Date.now());
  if (await hasUnread(theStore())) await wakeReader();
}

/** Sees to it that there is a reader and that it knows of what waits; where there can be none, what waits has failed. */
export const wakeReader = (): Promise<void> =>
  inTurn(async () => {
    try {
      // A document may end between the look for it and the message.
      await wake().catch(wake);
    } catch (error) {
      console.warn('Anqi:', error);
      await failUnread(theStore());
    }
  });

/** Tells the reader, if there is one, that a picture is no longer wanted. */
export async function stopReading(id: string): Promise<void> {
  if (import.meta.env.FIREFOX) return (await ownReader()).stop(id);
  if (await hasDocument()) await tell('stopReading', { id }).catch(() => undefined);
}

let turn: Promise<unknown> = Promise.resolve();

/** One after the other: only one offscreen document may be created, and none is closed that was just woken. */
function inTurn(work: () => Promise<void>): Promise<void> {
  const done = turn.then(work);
  turn = done.catch(() => undefined);
  return done;
}

const tell = asker(toReaderCommands, (message) => browser.runtime.sendMessage(message));

/** The polyfill's types do not know of Chrome's own interfaces. */
const { offscreen, runtime } = (globalThis as unknown as { chrome: ChromeOnly }).chrome;

interface ChromeOnly {
  offscreen: {
    createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>;
    closeDocument(): Promise<void>;
  };
  runtime: { getContexts(filter: { contextTypes: string[] }): Promise<unknown[]> };
}

const hasDocument = async () => (await runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] })).length > 0;

async function wake(): Promise<void> {
  if (import.meta.env.FIREFOX) return (await ownReader()).wake();
  if (!(await hasDocument())) {
    await offscreen
      .createDocument({
        url: '/offscreen.html',
        reasons: ['WORKERS', 'BLOBS'],
        justification: 'Reads text in pictures that the clerk chose, in a worker, without any server.',
      })
      .catch(async (error: unknown) => {
        // A worker that has died meanwhile may have created it.
        if (!(await hasDocument())) throw error;
      });
  }
  await tell('wakeReader', {});
}

let own: Promise<Reader> | undefined;

/** The reader of a background that is a page. */
function ownReader(): Promise<Reader> {
  own ??= import('./own-reader.ts').then(({ createOwnReader }) => createOwnReader(readerHandlers));
  return own;
}

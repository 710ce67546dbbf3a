/** The document that reads pictures, as Chrome's background has neither canvas nor workers. It reads the store and never writes it. */
import { type Browser, browser } from 'wxt/browser';
import { openEngine } from '../../lib/ocr/engine.ts';
import { readPicture } from '../../lib/ocr/read.ts';
import { createReader } from '../../lib/ocr/reader.ts';
import { asker, serve } from '../../lib/protocol/answer.ts';
import { readerCommands, toReaderCommands } from '../../lib/protocol/evidence.ts';
import { pictureOf } from '../../lib/store/evidence.ts';
import { openStore } from '../../lib/store/open.ts';

const ask = asker(readerCommands, (message) => browser.runtime.sendMessage(message));
const store = openStore();
const folder = browser.runtime.getURL('/ocr/' as '/');

const reader = createReader(
  {
    next: async () => (await ask('nextEvidence', {})).id,
    picture: (id) => pictureOf(store, id),
    progress: async (id, share) => (await ask('evidenceProgress', { id, share })).wanted,
    read: async (id, recognised) => void (await ask('evidenceRead', { id, recognised })),
    failed: async (id, failure) => void (await ask('evidenceFailed', { id, failure })),
    idle: async () => void (await ask('readerIdle', {})),
  },
  () => openEngine({ worker: `${folder}worker.min.js`, core: folder, data: folder }),
  readPicture,
);

const answer = serve(
  toReaderCommands,
  {
    wakeReader: async () => {
      reader.wake();
      return {};
    },
    stopReading: async ({ id }) => {
      reader.stop(id);
      return {};
    },
  },
  () => ({ code: 'failed' }),
);
browser.runtime.onMessage.addListener((message: unknown, sender: Browser.runtime.MessageSender) =>
  // Content scripts' messages come here too: only the background's own have no tab.
  sender.id === browser.runtime.id && sender.tab === undefined ? answer(message, undefined) : undefined,
);

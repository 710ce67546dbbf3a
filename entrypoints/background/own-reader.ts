/** The reader of pictures where the background is a page and may have workers: without messages. */
import { browser } from 'wxt/browser';
import { openEngine } from '../../lib/ocr/engine.ts';
import { readPicture } from '../../lib/ocr/read.ts';
import { createReader, type Reader } from '../../lib/ocr/reader.ts';
import type { Handlers } from '../../lib/protocol/answer.ts';
import type { readerCommands } from '../../lib/protocol/evidence.ts';
import { pictureOf } from '../../lib/store/evidence.ts';
import { theStore } from './the-store.ts';

export function createOwnReader(handlers: Handlers<typeof readerCommands, unknown>): Reader {
  const folder = browser.runtime.getURL('/ocr/' as '/');
  return createReader(
    {
      next: async () => (await handlers.nextEvidence({}, undefined)).id,
      picture: (id) => pictureOf(theStore(), id),
      progress: async (id, share) => (await handlers.evidenceProgress({ id, share }, undefined)).wanted,
      read: async (id, recognised) => void (await handlers.evidenceRead({ id, recognised }, undefined)),
      failed: async (id, failure) => void (await handlers.evidenceFailed({ id, failure }, undefined)),
      idle: async () => undefined,
    },
    () => openEngine({ worker: `${folder}worker.min.js`, core: folder, data: folder }),
    readPicture,
  );
}

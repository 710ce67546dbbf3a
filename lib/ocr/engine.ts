/** tesseract.js behind one function: everything it loads is shipped with the extension, nothing is fetched from elsewhere. */
import { createWorker, type Page, PSM } from 'tesseract.js';
import { lineOf, recognisedOf } from './lines.ts';
import type { Recognised } from './model.ts';

/** Addresses of what the recogniser loads; the last two are folders. */
export interface EngineFiles {
  worker: string;
  core: string;
  data: string;
}

export interface Engine {
  /**
   * @param image a PNG or JPEG that has been prepared
   * @param onProgress told the share that is done, 0 to 1
   * @throws Error when the image cannot be read, or the engine was closed
   */
  recognise(image: Blob, onProgress: (share: number) => void): Promise<Recognised>;
  /** Ends it at once, also in the middle of a recognition. */
  close(): void;
}

/** @throws Error when its files are missing or this browser cannot run it */
export async function openEngine(files: EngineFiles): Promise<Engine> {
  let onProgress: (share: number) => void = () => undefined;
  let fail: (reason: Error) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => undefined);
  // The options stand in the third place: in the second they are ignored in silence, and a server is asked.
  const opening = createWorker('chi_sim', 1, {
    workerPath: files.worker,
    corePath: files.core,
    langPath: files.data,
    workerBlobURL: false,
    // It would keep the language a second time, in a database of its own.
    cacheMethod: 'none',
    gzip: true,
    logger: ({ status, progress }) => status === 'recognizing text' && onProgress(progress),
    // A language that could not be loaded is told here and nowhere else.
    errorHandler: (error: unknown) => fail(new Error(String(error))),
  });
  const worker = await Promise.race([opening, failed]);
  await worker.setParameters({
    // One block of lines: the analysis of the page's layout drops bubbles and cells.
    tessedit_pageseg_mode: PSM.SINGLE_BLOCK,
  });
  return {
    async recognise(image, progress) {
      onProgress = progress;
      const { data } = await Promise.race([worker.recognize(image, {}, { blocks: true, text: false }), failed]);
      return recognisedOf(linesOf(data));
    },
    close() {
      void worker.terminate();
      fail(new Error('the engine was closed'));
    },
  };
}

function linesOf({ blocks }: Page) {
  const lines = (blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap((paragraph) => paragraph.lines));
  return lines.flatMap(({ words, bbox }) => {
    const line = lineOf(
      words.map(({ text, confidence, bbox: box }) => ({ text, confidence, from: box.x0, to: box.x1 })),
      bbox.y1 - bbox.y0,
    );
    return line ? [line] : [];
  });
}

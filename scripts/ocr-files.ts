/** The files that the recogniser of pictures loads, out of the installed packages. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const folderOf = (name: string) => dirname(require.resolve(`${name}/package.json`));

/** Every browser that Anqi runs in has SIMD; the faster core is for those that have its relaxed form. */
const CORES = ['tesseract-core-simd-lstm.wasm.js', 'tesseract-core-relaxedsimd-lstm.wasm.js'];

/** Where each comes from, and its place in the extension. */
export function ocrFiles(): { absoluteSrc: string; relativeDest: string }[] {
  const file = (folder: string, name: string) => ({
    absoluteSrc: join(folder, name),
    relativeDest: `ocr/${name}`,
  });
  return [
    file(join(folderOf('tesseract.js'), 'dist'), 'worker.min.js'),
    ...CORES.map((name) => file(folderOf('tesseract.js-core'), name)),
    // The accurate model with whole numbers: a tenth of the other's size, and better on small print.
    file(join(folderOf('@tesseract.js-data/chi_sim'), '4.0.0_best_int'), 'chi_sim.traineddata.gz'),
  ];
}

/** Looks into a workbook's zip before anything of it is unpacked. */
import { unzipSync } from 'fflate';
import { MAX_INFLATED } from './limits.ts';
import { FileRefusal } from './refusal.ts';

/**
 * Checks the entries by what the zip's directory says of them; nothing is inflated. The library that unpacks them then
 * stops at the declared sizes, so that a directory that lies gains nothing.
 * @throws FileRefusal when it is no workbook, broken, or would unpack to far more than any export
 */
export function checkWorkbookZip(bytes: Uint8Array): void {
  const names: string[] = [];
  let inflated = 0;
  try {
    unzipSync(bytes, {
      filter({ name, size, originalSize }) {
        names.push(name);
        // A size left out of the directory would be no bound at all.
        inflated += originalSize === 0 && size > 2 ? Number.POSITIVE_INFINITY : originalSize;
        return false;
      },
    });
  } catch (error) {
    throw new FileRefusal('broken', String(error));
  }
  if (inflated > MAX_INFLATED) throw new FileRefusal('inflates', `${inflated} bytes`);
  if (!names.some((name) => name.startsWith('xl/'))) throw new FileRefusal('other-zip');
}

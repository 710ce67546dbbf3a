/**
 * Names of files that mean the same file on Windows, macOS and Linux, and nothing but a file of the folder they are written to.
 * One rule for all systems: folders are shared, and what is harmless here may not be where the folder is read.
 */

/** The kinds of files that Anqi hands out: none that a double click would run. */
const KINDS = ['age', 'csv', 'docx', 'gz', 'ics', 'json', 'jsonl', 'md', 'png', 'svg', 'txt', 'xlsx', 'zip'];

const MOST_CHARACTERS = 120;
/** File systems hold 255; a number behind a name that is taken needs room. */
const MOST_BYTES = 240;

/** Devices of Windows, whatever stands behind a dot; it takes superscript digits for digits (learn.microsoft.com, Naming Files). */
const DEVICE = /^(?:con|prn|aux|nul|clock\$|conin\$|conout\$|(?:com|lpt)[0-9¹²³])$/i;
/** Not drawn, or drawn elsewhere: controls, directions of writing, widths of none, halves of pairs, what no standard names. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
/** Blanks that look like the one that is typed. */
const BLANK = /[^\S \u3000]/u;

/** Why a name is none to write a file under, in words that follow it; undefined for one that is. */
export function nameFault(name: string): string | undefined {
  if (name === '') return 'is empty';
  if (/[/\\]/.test(name)) return 'names a folder';
  if (UNSEEN.test(name)) return 'has a character that is not seen';
  if (/[<>:"|?*]/.test(name)) return 'has one of < > : " | ? *';
  if (name !== name.normalize('NFC')) return 'is not in the normal form of Unicode (NFC)';
  if (BLANK.test(name)) return 'has a blank other than the usual one';
  if (/^[.\s]|^~\$/.test(name)) return 'begins with a dot, a blank or ~$';
  if (/[.\s]$/.test(name)) return 'ends with a dot or a blank';
  if (isDevice(name)) return 'is the name of a device';
  if ([...name].length > MOST_CHARACTERS) return `is longer than ${MOST_CHARACTERS} characters`;
  if (Buffer.byteLength(name) > MOST_BYTES) return `is longer than ${MOST_BYTES} bytes`;
  const kind = /[^.]\.([A-Za-z]+)$/.exec(name)?.[1]?.toLowerCase();
  if (kind === undefined || !KINDS.includes(kind)) return `is not of a kind that Anqi writes (${KINDS.join(', ')})`;
  return undefined;
}

/** Whether a part of a path stands for a device of Windows. */
export const isDevice = (part: string): boolean => DEVICE.test((part.split('.')[0] ?? '').trimEnd());

/** `名单.xlsx` as the second one of its name: `名单 (2).xlsx`. @param count 1 gives the name itself */
export function numbered(name: string, count: number): string {
  const dot = name.lastIndexOf('.');
  return count === 1 ? name : `${name.slice(0, dot)} (${count})${name.slice(dot)}`;
}

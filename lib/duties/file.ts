/** The duty directory as a JSON file. A file that is not whole is refused whole, with the place of each fault. */
import * as z from 'zod/mini';
import { parseJson } from '../json/parse.ts';
import { type Words, words } from '../ticket/words.ts';
import { type Directory, DUTIES_FORMAT, DUTIES_VERSION, PARTS, zDirectory } from './model.ts';
import { tidiedDirectory } from './texts.ts';

/** Something wrong in a directory: where, from outside in, and what. */
export interface DutyFault {
  /** The place in the data: `units`, `2`, `keywords`, `0`; of a table the row alone. */
  path: string[];
  where: Words[];
  what: Words;
}

export type ParsedDuties = { ok: true; directory: Directory } | { ok: false; faults: DutyFault[] };

/** Faults told at once: a file that is wrong all over is better asked for again. */
const MOST_FAULTS = 5;
const MOST_SHOWN = 40;

/** Text of a file of duties. */
export function dutiesFile(directory: Directory): string {
  return `${JSON.stringify(directory, null, 2)}\n`;
}

/** The directory of a JSON file, or what is wrong with it. */
export function parseDuties(text: string): ParsedDuties {
  const json = parseJson(text);
  if (!json.ok)
    return refused({
      path: [],
      where: [words('profiles_at', json.line, json.column)],
      what: words(json.isCut ? 'profiles_fault_cut' : 'profiles_fault_json'),
    });
  const checked = checkDuties(json.data);
  return checked.ok ? checked : refused(...checked.faults.slice(0, MOST_FAULTS));
}

/** A directory of any origin, checked and tidied, or all that is wrong with it. */
export function checkDuties(data: unknown): ParsedDuties {
  const head = z.safeParse(z.object({ format: z.literal(DUTIES_FORMAT), version: z.number() }), data);
  if (!head.success) return refused({ path: [], where: [], what: words('duties_fault_foreign') });
  if (head.data.version > DUTIES_VERSION)
    return refused({ path: [], where: [], what: words('rules_fault_newer', head.data.version, DUTIES_VERSION) });
  const result = z.safeParse(zDirectory, data, { reportInput: true });
  if (!result.success) return refused(...result.error.issues.map((issue) => faultOf(issue, data)));
  // Entries taken apart may be more than are allowed: they are checked as they will be kept.
  const tidy = z.safeParse(zDirectory, tidiedDirectory(result.data), { reportInput: true });
  return tidy.success
    ? { ok: true, directory: tidy.data }
    : refused(...tidy.error.issues.map((issue) => faultOf(issue, data)));
}

function refused(...faults: DutyFault[]): ParsedDuties {
  return { ok: false, faults };
}

type Issue = z.core.$ZodIssue;

function faultOf(issue: Issue, data: unknown): DutyFault {
  const path = issue.path.map(String);
  const [top, index, part, nth] = path;
  const where: Words[] = [];
  if (top === 'units' && index !== undefined) {
    const named = (data as { units?: ({ unit?: unknown } | null)[] }).units?.[Number(index)]?.unit;
    where.push(
      typeof named === 'string' && named !== ''
        ? words('duties_place_named', Number(index) + 1, named.slice(0, MOST_SHOWN))
        : words('duties_place', Number(index) + 1),
    );
    if (part !== undefined) where.push(partWords(part));
    if (nth !== undefined) where.push(words('duties_place_entry', Number(nth) + 1));
  } else if (top !== undefined) where.push(partWords(top));
  return { path, where, what: whatOf(issue) };
}

const KNOWN = new Set<string>([...PARTS, 'name', 'source', 'units', 'version']);
const partWords = (name: string) =>
  KNOWN.has(name) ? words(`duties_part_${name}`) : words('rules_part_other', name.slice(0, MOST_SHOWN));

function whatOf(issue: Issue): Words {
  switch (issue.code) {
    case 'unrecognized_keys':
      return words('rules_fault_unknown', issue.keys.map((key) => key.slice(0, MOST_SHOWN)).join('、'));
    case 'too_big':
      return words(issue.origin === 'array' ? 'duties_fault_many' : 'duties_fault_long', Number(issue.maximum));
    case 'too_small':
      return words('rules_fault_empty');
    case 'invalid_type':
      return words(issue.input === undefined ? 'rules_fault_missing' : 'rules_fault_type');
    default:
      return words(issue.message === 'unit twice' ? 'duties_fault_twice' : 'rules_fault_form');
  }
}

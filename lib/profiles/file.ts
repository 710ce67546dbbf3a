/** Site profiles as a file, so that one clerk sets up an office. A file that is not whole is refused whole. */
import * as z from 'zod/mini';
import { type ParsedJson, parseJson } from '../json/parse.ts';
import { READ_FIELDS, type ReadField } from '../ticket/model.ts';
import { type Words, words } from '../ticket/words.ts';
import { type SiteProfile, zSiteProfile } from './profile.ts';

const FORMAT = 'anqi-site-profiles';
const VERSION = 1;

const zFile = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  exportedAt: z.string().check(z.maxLength(40)),
  profiles: z.array(zSiteProfile).check(z.minLength(1), z.maxLength(500)),
});

/** Something wrong in a file: where, from outside in, and what. */
export interface Fault {
  where: Words[];
  /** The field whose column or label it is about. */
  field?: ReadField;
  what: Words;
}

export type Parsed = { ok: true; profiles: SiteProfile[] } | { ok: false; faults: Fault[] };

/** Faults told at once: a file that is wrong all over is better asked for again. */
const MOST_FAULTS = 5;

/** @param exportedAt instant of Beijing time */
export function profilesFile(profiles: readonly SiteProfile[], exportedAt: string): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, exportedAt, profiles }, null, 2)}\n`;
}

/** The profiles of a file, or all that is wrong with it. */
export function parseProfiles(text: string): Parsed {
  const json = parseJson(text);
  if (!json.ok) return refused(brokenAt(json));
  const { data } = json;
  const head = z.safeParse(z.object({ format: z.literal(FORMAT), version: z.number() }), data);
  if (!head.success) return refused({ where: [], what: words('profiles_fault_foreign') });
  if (head.data.version > VERSION)
    return refused({ where: [], what: words('profiles_fault_newer', head.data.version, VERSION) });
  const result = z.safeParse(zFile, data, { reportInput: true });
  if (!result.success) {
    return refused(...result.error.issues.map((issue) => faultOf(issue, data)));
  }
  const { profiles } = result.data;
  const faults = profiles.flatMap((profile, i) => ownFaults(profile, i, profiles));
  return faults.length > 0 ? refused(...faults) : { ok: true, profiles };
}

function refused(...faults: Fault[]): Parsed {
  return { ok: false, faults: faults.slice(0, MOST_FAULTS) };
}

function brokenAt({ line, column, isCut }: Exclude<ParsedJson, { ok: true }>): Fault {
  const what = words(isCut ? 'profiles_fault_cut' : 'profiles_fault_json');
  return { where: [words('profiles_at', line, column)], what };
}

/** What the schema does not see: addresses that are none, and one id twice. */
function ownFaults(profile: SiteProfile, index: number, all: readonly SiteProfile[]): Fault[] {
  const where = [placeOf(index, profile.name)];
  const faults: Fault[] = [];
  if (!profile.match.every((prefix) => URL.canParse(prefix)))
    faults.push({ where: [...where, words('profiles_part_match')], what: words('profiles_fault_address') });
  const first = all.findIndex(({ id }) => id === profile.id);
  if (first !== index) faults.push({ where, what: words('profiles_fault_twice', first + 1) });
  return faults;
}

function placeOf(index: number, name: unknown): Words {
  return typeof name === 'string' && name !== ''
    ? words('profiles_place_named', index + 1, name.slice(0, 40))
    : words('profiles_place', index + 1);
}

type Issue = z.core.$ZodIssue;

/** Keys of the schema that have a word of their own. */
const PARTS = new Set(['id', 'name', 'match', 'list', 'detail', 'ignore', 'exportedAt', 'profiles', 'version']);

function faultOf(issue: Issue, data: unknown): Fault {
  const where: Words[] = [];
  const path = issue.path.map(String);
  const [top, index, part, ...rest] = path;
  if (top === 'profiles' && index !== undefined) {
    const named = (data as { profiles?: { name?: unknown }[] }).profiles?.[Number(index)];
    where.push(placeOf(Number(index), named?.name));
    if (part !== undefined) where.push(words(`profiles_part_${PARTS.has(part) ? part : 'other'}`, part));
    const [field] = rest;
    if (isField(field)) return { where, field, what: whatOf(issue) };
    if (issue.code === 'unrecognized_keys' && (part === 'list' || part === 'detail'))
      return { where, what: words('profiles_fault_field', keysOf(issue)) };
    if (field !== undefined && /^\d+$/.test(field)) where.push(words('profiles_item', Number(field) + 1));
    else if (field !== undefined) where.push(words('profiles_part_other', rest.join(' ').slice(0, 60)));
  } else if (top !== undefined) {
    where.push(words(`profiles_part_${PARTS.has(top) ? top : 'other'}`, top));
  }
  return { where, what: whatOf(issue) };
}

const isField = (name: string | undefined): name is ReadField => READ_FIELDS.some((field) => field === name);

const keysOf = ({ keys }: { keys: readonly string[] }) => keys.map((key) => key.slice(0, 40)).join('、');

function whatOf(issue: Issue): Words {
  switch (issue.code) {
    case 'unrecognized_keys':
      return words('profiles_fault_unknown', keysOf(issue));
    case 'too_big':
      return words('profiles_fault_long');
    case 'too_small':
      return words('profiles_fault_empty');
    case 'invalid_type':
      return words(issue.input === undefined ? 'profiles_fault_missing' : 'profiles_fault_type');
    default:
      return words('profiles_fault_form');
  }
}

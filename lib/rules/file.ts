/** Rules as a file, so that one clerk writes them for an office. A file that is not whole is refused whole. */
import * as z from 'zod/mini';
import { parseJson } from '../json/parse.ts';
import { type Words, words } from '../ticket/words.ts';
import { RULES_FORMAT, RULES_VERSION, type RuleProfile, zRuleProfile } from './model.ts';

/** Something wrong in rules: where, from outside in, and what. */
export interface RuleFault {
  /** The place in the data: `rules`, `2`, `yellow`, `amount`. */
  path: string[];
  where: Words[];
  what: Words;
}

export type ParsedRules = { ok: true; profile: RuleProfile } | { ok: false; faults: RuleFault[] };

/** Faults told at once: a file that is wrong all over is better asked for again. */
const MOST_FAULTS = 5;

/** Text of a file of rules. */
export function rulesFile(profile: RuleProfile): string {
  return `${JSON.stringify(profile, null, 2)}\n`;
}

/** The rules of a file, or what is wrong with it. */
export function parseRules(text: string): ParsedRules {
  const json = parseJson(text);
  if (!json.ok)
    return refused({
      path: [],
      where: [words('profiles_at', json.line, json.column)],
      what: words(json.isCut ? 'profiles_fault_cut' : 'profiles_fault_json'),
    });
  const parsed = checkRules(json.data);
  return parsed.ok ? parsed : refused(...parsed.faults.slice(0, MOST_FAULTS));
}

/** Rules of any origin, checked, or all that is wrong with them. */
export function checkRules(data: unknown): ParsedRules {
  const head = z.safeParse(z.object({ format: z.literal(RULES_FORMAT), version: z.number() }), data);
  if (!head.success) return refused({ path: [], where: [], what: words('rules_fault_foreign') });
  if (head.data.version > RULES_VERSION)
    return refused({ path: [], where: [], what: words('rules_fault_newer', head.data.version, RULES_VERSION) });
  const result = z.safeParse(zRuleProfile, data, { reportInput: true });
  return result.success
    ? { ok: true, profile: result.data }
    : refused(...result.error.issues.map((issue) => faultOf(issue, data)));
}

function refused(...faults: RuleFault[]): ParsedRules {
  return { ok: false, faults };
}

type Issue = z.core.$ZodIssue;

/** Parts of a rule that have a word of their own. */
const PARTS = new Set(
  'id name clock when amount unit from startDayCounts rollForward cutoff pausable extension yellow red source rules version'.split(
    ' ',
  ),
);

function faultOf(issue: Issue, data: unknown): RuleFault {
  const path = issue.path.map(String);
  const [top, index, ...rest] = path;
  const where: Words[] = [];
  const part = (name: string) => words(PARTS.has(name) ? `rules_part_${name}` : 'rules_part_other', name.slice(0, 40));
  if (top === 'rules' && index !== undefined) {
    const named = (data as { rules?: ({ name?: unknown } | null)[] }).rules?.[Number(index)]?.name;
    where.push(
      typeof named === 'string' && named !== ''
        ? words('rules_place_named', Number(index) + 1, named.slice(0, 40))
        : words('rules_place', Number(index) + 1),
    );
    where.push(...rest.slice(0, 2).map(part));
  } else if (top !== undefined) where.push(part(top));
  return { path, where, what: whatOf(issue) };
}

/** Messages of the model's own checks, by what they say. */
const OWN: Record<string, string> = {
  'days are whole': 'rules_fault_whole',
  'too long': 'rules_fault_long',
  'not a time': 'rules_fault_time',
  'id twice': 'rules_fault_twice',
  'limit is for the extension alone': 'rules_fault_from_limit',
  'not in working hours': 'rules_fault_extension_unit',
  'signing cannot start its own clock': 'rules_fault_from_signed',
  'only a limit can be extended': 'rules_fault_extension',
};

function whatOf(issue: Issue): Words {
  switch (issue.code) {
    case 'unrecognized_keys':
      return words('rules_fault_unknown', issue.keys.map((key) => key.slice(0, 40)).join('、'));
    case 'invalid_value':
      return words('rules_fault_value', String(issue.input).slice(0, 40), issue.values.map(String).join('、'));
    case 'too_big':
      return words('rules_fault_long');
    case 'too_small':
      return words(issue.origin === 'number' ? 'rules_fault_small' : 'rules_fault_empty');
    case 'invalid_type':
      if (issue.input === undefined) return words('rules_fault_missing');
      return words(issue.expected === 'number' ? 'rules_fault_number' : 'rules_fault_type');
    default:
      return words(OWN[issue.message] ?? 'rules_fault_form');
  }
}

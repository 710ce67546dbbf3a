/** What is wrong with a request, in plain words: which field is missing, or of which kind it must be. */
import type * as z from 'zod/mini';

type Issue = z.core.$ZodIssue;

const KINDS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object {…}',
  array: 'a list […]',
  null: 'null',
};

/** @param data the request as it came @returns `reply: missing, must be text` */
export function issueWords(issue: Issue, data: unknown): string {
  const path = issue.path.map(String);
  return `${path.join('.') || 'line'}: ${saidOf(issue, valueAt(data, path))}`;
}

function saidOf(issue: Issue, value: unknown): string {
  const wanted = kindsWanted(issue);
  if (wanted.length > 0) {
    const kinds = [...new Set(wanted)].join(' or ');
    return value === undefined ? `missing, must be ${kinds}` : `must be ${kinds}, not ${kindOf(value)}`;
  }
  if (issue.code === 'too_big' && issue.origin === 'string') return `longer than ${issue.maximum} characters`;
  return issue.message;
}

/** The kinds that a value may have, where it has another; of a choice, those of all its branches. */
function kindsWanted(issue: Issue): string[] {
  if (issue.code === 'invalid_type') return [KINDS[issue.expected] ?? issue.expected];
  if (issue.code !== 'invalid_union') return [];
  const branches = issue.errors.map(([first]) => (first && first.path.length === 0 ? kindsWanted(first) : []));
  // A branch of the right kind that is wrong otherwise: the kind is not what is wrong.
  return branches.every((kinds) => kinds.length > 0) ? branches.flat() : [];
}

function kindOf(value: unknown): string {
  const kind = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return KINDS[kind] ?? kind;
}

function valueAt(data: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined),
    data,
  );
}

/** JSON of a file, with the place of what is wrong: browsers word the errors of JSON.parse each in their way. */
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';

export type ParsedJson =
  | { ok: true; data: unknown }
  | {
      ok: false;
      /** From 1. */
      line: number;
      column: number;
      /** Whether the text ends too early, as a cut file does. */
      isCut: boolean;
    };

/** @param text with or without a byte order mark; comments are refused */
export function parseJson(text: string): ParsedJson {
  const errors: ParseError[] = [];
  const content = text.replace(/^\ufeff/, '');
  const data: unknown = parse(content, errors, { disallowComments: true });
  const [error] = errors;
  if (!error) return { ok: true, data };
  const before = content.slice(0, error.offset).split('\n');
  const isCut =
    error.offset >= content.trimEnd().length || printParseErrorCode(error.error).startsWith('UnexpectedEnd');
  return { ok: false, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, isCut };
}

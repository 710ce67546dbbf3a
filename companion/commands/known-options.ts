/** Options that no command has are refused: a mistyped one must not be taken for none. */

const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/**
 * @param args what was given, as citty hands it over, `_` included
 * @param known the command's options
 * @throws Error in words for an option or a word that the command does not have
 */
export function checkOptions(args: Readonly<Record<string, unknown>>, known: Readonly<Record<string, unknown>>): void {
  const names = new Set(['_', ...Object.keys(known).flatMap((name) => [name, camel(name)])]);
  const unknown = Object.keys(args).filter((name) => !names.has(name));
  if (unknown.length > 0) throw new Error(`there is no option --${unknown.join(', --')}.`);
  if (Array.isArray(args._) && args._.length > 0) throw new Error(`"${args._.join(' ')}" means nothing here.`);
}

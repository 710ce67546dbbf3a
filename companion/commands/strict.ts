/** Words that a command does not have are refused: a mistyped option must not be taken for none, nor a file be left out of account. */
import type { CommandDef } from 'citty';
import { UsageError } from './output.ts';

/** What an argument of a command may say beside what citty knows: `many` takes every word that follows. */
type Known = Readonly<Record<string, { type?: string; many?: boolean }>>;
type Given = Readonly<Record<string, unknown>>;

const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** @throws UsageError for an option or a word that the command does not have, or an option without its value */
function checkWords(given: Given, known: Known): void {
  const names = new Set(['_', ...Object.keys(known).flatMap((name) => [name, camel(name)])]);
  const unknown = Object.keys(given).filter((name) => !names.has(name));
  if (unknown.length > 0) throw new UsageError(`there is no option --${unknown.join(', --')}.`);
  for (const [name, { type }] of Object.entries(known)) {
    const value = given[name];
    // citty gives an option that ends the line an empty value, and takes the next option for one: `--out --passphrase`.
    if (type === 'string' && typeof value === 'string' && /^(?:--.*)?$/s.test(value))
      throw new UsageError(`--${name} takes a value.`);
  }
  const places = Object.values(known).filter(({ type }) => type === 'positional');
  const words = Array.isArray(given._) ? given._ : [];
  const beyond = places.some(({ many }) => many) ? [] : words.slice(places.length);
  if (beyond.length > 0) throw new UsageError(`"${beyond.join(' ')}" means nothing here; --help says what does.`);
}

/** A command, and those below it, that begin with a look at the words they were given. */
export function strict(command: CommandDef): CommandDef {
  const { subCommands } = command;
  if (subCommands)
    return {
      ...command,
      subCommands: Object.fromEntries(
        Object.entries(subCommands as Record<string, CommandDef>).map(([name, each]) => [name, strict(each)]),
      ),
      setup: ({ rawArgs: [first] }) => {
        if (first?.startsWith('-')) throw new UsageError(`${first} does not belong before a command.`);
      },
    };
  return { ...command, setup: ({ args }) => checkWords(args, (command.args ?? {}) as Known) };
}

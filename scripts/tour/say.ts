/** What the tour says, and the errors it ends with. */
import { stripVTControlCharacters } from 'node:util';

/** One line to the person who started the program. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** The first lines of an error: call logs and stacks are for nobody here. */
export function asSentence(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  // Playwright colours its messages and adds a log of what it tried.
  return (stripVTControlCharacters(text).split('\nCall log')[0] ?? text).trim();
}

/** Does one step of the tour. @throws Error that names the step and what went wrong */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  process.stdout.write(`- ${name} `);
  const begun = performance.now();
  try {
    const result = await work();
    say(`(${((performance.now() - begun) / 1000).toFixed(1)} s)`);
    return result;
  } catch (error) {
    say('');
    throw new Error(`"${name}" failed: ${asSentence(error)}`, { cause: error });
  }
}

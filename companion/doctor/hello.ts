/** Starts the registered program as its browser would, and says hello to it. */
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import * as z from 'zod/mini';
import { NOBODY } from '../../lib/copies/record.ts';
import { decodeText } from '../../lib/importing/charset.ts';
import { zFailure } from '../../lib/protocol/answer.ts';
import { commonVersion, companionCommands, PROTOCOL } from '../../lib/protocol/companion.ts';
import { CHROME_ORIGIN, FIREFOX_ID } from '../../lib/protocol/identity.ts';
import { encodeFrame, readFrames } from '../host/frames.ts';
import type { Browser } from '../install/browsers.ts';
import type { Machine } from '../place.ts';
import { plain } from '../plain.ts';

const PATIENCE_MS = 10_000;
const PROGRAM = 'anqi doctor';

const zAnswered = z.union([
  z.object({ id: z.literal(1), ok: z.literal(true), answer: companionCommands.hello.answer }),
  z.object({ id: z.literal(1), ok: z.literal(false), failure: zFailure }),
]);

/** What came of it; `detail` is what the program said to people, where that is all there is. */
export type Hello =
  | { ok: true; ms: number; answer: z.infer<typeof companionCommands.hello.answer> }
  | {
      ok: false;
      why: 'not-started' | 'ended' | 'no-answer' | 'not-understood' | 'no-overlap' | 'failed';
      detail: string;
    };

/** The words that a browser starts `path` with; a batch file needs Windows' own shell, which is how browsers start it too. */
function invocation(
  browser: Browser,
  path: string,
  manifest: string,
): { program: string; args: string[]; verbatim: boolean } {
  const args = browser === 'firefox' ? [manifest, FIREFOX_ID] : [CHROME_ORIGIN];
  if (!/\.(cmd|bat)$/i.test(path)) return { program: path, args, verbatim: false };
  const line = [path, ...args].map((word) => `"${word}"`).join(' ');
  return { program: 'cmd.exe', args: ['/d', '/s', '/c', `"${line}"`], verbatim: true };
}

/** What a shell sets for the companion and a browser does not have: where its data lies, and how a database is reached. */
const OF_A_SHELL = /^(?:ANQI_HOME|DATABASE_URL|XDG_(?:DATA|CONFIG)_HOME|PG[A-Z]+)$/i;

/** The environment as a browser hands it on. */
const asOfBrowser = (env: Machine['env']): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !OF_A_SHELL.test(name)));

/**
 * @param path the program of a manifest, `manifest` that file
 * @param env this shell's environment
 * @param patienceMs how long an answer may take
 */
export async function sayHello(
  browser: Browser,
  path: string,
  manifest: string,
  env: Machine['env'],
  patienceMs = PATIENCE_MS,
): Promise<Hello> {
  const begin = performance.now();
  const { program, args, verbatim } = invocation(browser, path, manifest);
  const child = spawn(program, args, {
    cwd: dirname(path),
    env: asOfBrowser(env),
    windowsVerbatimArguments: verbatim,
    windowsHide: true,
  });
  let stderr = Buffer.alloc(0);
  child.stderr.on('data', (bytes: Buffer) => {
    stderr = Buffer.concat([stderr, bytes]).subarray(-2_000);
  });
  // A program that reads nothing breaks the pipe; what became of it is told by its end.
  child.stdin.on('error', () => undefined);
  const failed = new Promise<Hello>((resolve) => {
    child.on('error', (error) => resolve({ ok: false, why: 'not-started', detail: error.message }));
    setTimeout(() => resolve({ ok: false, why: 'no-answer', detail: lastWords(stderr) }), patienceMs).unref();
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const replica = { id: NOBODY, browser: PROGRAM };
  child.stdin.write(
    encodeFrame({ id: 1, anqi: 'hello', request: { versions: PROTOCOL, features: [], program: PROGRAM, replica } }),
  );
  const answered = firstFrame(child.stdout).then(async (frame): Promise<Hello> => {
    const ms = performance.now() - begin;
    if (frame) return understand(frame.message, ms);
    await ended;
    return { ok: false, why: 'ended', detail: lastWords(stderr) };
  });
  const hello = await Promise.race([answered, failed]);
  child.stdin.end();
  if (hello.ok || child.exitCode !== null) return hello;
  child.kill('SIGKILL');
  return hello;
}

/** What the program said, without colours; Windows' own shell says it in its code page. */
const lastWords = (bytes: Uint8Array) => stripVTControlCharacters(decodeText(bytes).text).trim();

/** The first message, or why it is none; undefined when the program ended without one. */
async function firstFrame(stream: Readable): Promise<{ message: unknown } | undefined> {
  try {
    for await (const message of readFrames(stream)) return { message };
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error) };
  }
  return undefined;
}

function understand(frame: unknown, ms: number): Hello {
  const read = z.safeParse(zAnswered, frame);
  if (!read.success) return { ok: false, why: 'not-understood', detail: String(JSON.stringify(frame)).slice(0, 200) };
  if (!read.data.ok) return { ok: false, why: 'failed', detail: read.data.failure.detail ?? read.data.failure.code };
  const { answer } = read.data;
  if (commonVersion(PROTOCOL, answer.versions) === undefined) {
    return {
      ok: false,
      why: 'no-overlap',
      detail: `${answer.program} speaks ${answer.versions.min} to ${answer.versions.max}`,
    };
  }
  return {
    ok: true,
    ms: Math.round(ms),
    answer: { ...answer, ...(answer.detail && { detail: plain(answer.detail) }) },
  };
}

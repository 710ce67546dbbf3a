/** The line to the companion: opened at the first question, closed when nothing was asked for a while. */
import { type Browser, browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { CommandError, type Failure } from '../../../lib/protocol/answer.ts';
import { HOST_NAME } from '../../../lib/protocol/identity.ts';

/** As long an answer is waited for: a batch may wait for another browser's, and for a slow disk. */
const ANSWER_MS = 60_000;
/** An open line keeps the worker alive: it is let go soon. */
const IDLE_MS = 10_000;

const zAnswer = z.looseObject({ id: z.number() });

interface Waiting {
  resolve: (answer: unknown) => void;
  reject: (error: Error) => void;
  timer: ReturnType<typeof setTimeout>;
}

let port: Browser.runtime.Port | undefined;
let waiting = new Map<number, Waiting>();
let last = 0;
let idle: ReturnType<typeof setTimeout> | undefined;

/** Sends a raw question and brings back the raw answer. @throws CommandError where none comes, with what is known of why */
export function overThePort(message: unknown): Promise<unknown> {
  clearTimeout(idle);
  const id = ++last;
  return new Promise<unknown>((resolve, reject) => {
    const timer = setTimeout(() => {
      // It may be at work, or not: what comes later on this line would be an answer to nobody.
      hangUp(failure('no-answer', 'no answer in time'));
    }, ANSWER_MS);
    waiting.set(id, { resolve, reject, timer });
    try {
      port ??= connect();
      port.postMessage({ id, ...(message as object) });
    } catch (error) {
      hangUp(reasonOf(error instanceof Error ? error.message : ''));
    }
  }).finally(() => {
    clearTimeout(idle);
    if (waiting.size === 0) idle = setTimeout(() => hangUp(failure('no-answer')), IDLE_MS);
  });
}

/** Whether a line is open; a new one has to be greeted on. */
export function isLineOpen(): boolean {
  return port !== undefined;
}

/** Closes the line at once: the companion is turned off. */
export function closePort(): void {
  hangUp(failure('no-answer', 'the line was closed'));
}

function connect(): Browser.runtime.Port {
  if (typeof browser.runtime.connectNative !== 'function') throw new Error('forbidden');
  const opened = browser.runtime.connectNative(HOST_NAME);
  opened.onMessage.addListener((message: unknown) => {
    const answer = zAnswer.safeParse(message);
    if (!answer.success) return;
    const { id, ...rest } = answer.data;
    const asked = waiting.get(id);
    waiting.delete(id);
    clearTimeout(asked?.timer);
    asked?.resolve(rest);
  });
  opened.onDisconnect.addListener((closed: Browser.runtime.Port) => {
    // Whoever waits by now waits on another line.
    if (port !== opened) return;
    port = undefined;
    const said =
      (closed as { error?: { message?: string } }).error?.message ?? browser.runtime.lastError?.message ?? '';
    reject(reasonOf(said));
  });
  return opened;
}

/** What browsers say when a line ends (Chromium: native_message_process_host.cc; Firefox: NativeMessaging.sys.mjs). */
function reasonOf(said: string): CommandError {
  if (/not found|No such native application/i.test(said)) return failure('no-companion', said);
  if (/forbidden|not allowed|disallowed/i.test(said)) return failure('forbidden', said);
  return failure('no-answer', said);
}

const failure = (code: Failure['code'], detail = ''): CommandError =>
  new CommandError(detail === '' ? { code } : { code, detail });

function reject(error: CommandError): void {
  const all = [...waiting.values()];
  waiting = new Map();
  for (const each of all) {
    clearTimeout(each.timer);
    each.reject(error);
  }
}

function hangUp(error: CommandError): void {
  const closed = port;
  port = undefined;
  closed?.disconnect();
  reject(error);
}

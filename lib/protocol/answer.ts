/** How a command is asked and answered across contexts: checked on both sides, errors as data. */
import * as z from 'zod/mini';

/**
 * What can be amiss with the companion: it answers nothing, is not there, may not be reached, speaks another protocol · its file is
 * damaged, newer than the program, held by another program, may not be written, has no room · its database is out of reach, or lets
 * nobody in · anything else that is amiss with its store, which this version does not know · the folder for exports is none, or a file
 * has that name.
 */
export const COMPANION_CODES = [
  'no-answer',
  'no-companion',
  'forbidden',
  'no-overlap',
  'store-damaged',
  'store-newer',
  'store-locked',
  'store-read-only',
  'disk-full',
  'store-unreachable',
  'store-refused',
  'store-trouble',
  'no-folder',
  'bad-name',
] as const;

/** Why a command was not carried out; `detail` is for the engineer and never holds a ticket's text. */
export const zFailure = z.strictObject({
  code: z.enum(['bad-message', 'not-enabled', 'storage-full', 'storage-closed', 'failed', ...COMPANION_CODES]),
  detail: z.optional(z.string()),
});
export type Failure = z.infer<typeof zFailure>;

/** A failure as another program tells it: a newer one may have codes that this version does not know. One of its store stays one. */
export function failureTold(code: string, detail?: string): Failure {
  const known = zFailure.shape.code.safeParse(code);
  if (known.success) return detail === undefined ? { code: known.data } : { code: known.data, detail };
  return { code: code.startsWith('store-') ? 'store-trouble' : 'failed', detail: code };
}

/** Thrown by a handler to answer with a failure, and by a caller that received one. */
export class CommandError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(`${failure.code}: ${failure.detail ?? ''}`);
    this.failure = failure;
  }
}

/** A command's request and answer. */
export interface Command {
  request: z.core.$ZodType;
  answer: z.core.$ZodType;
}
export type Commands = Record<string, Command>;
export type Request<C extends Commands, K extends keyof C> = z.infer<C[K]['request']>;
export type Answer<C extends Commands, K extends keyof C> = z.infer<C[K]['answer']>;

/** What one context can ask of another, as functions. */
export type Handlers<C extends Commands, Context> = {
  [K in keyof C]: (request: Request<C, K>, context: Context) => Promise<Answer<C, K>>;
};

const zAsked = z.strictObject({ anqi: z.string(), request: z.unknown() });
const zAnswered = z.union([
  z.strictObject({ ok: z.literal(true), answer: z.unknown() }),
  z.strictObject({ ok: z.literal(false), failure: z.object({ code: z.string(), detail: z.optional(z.string()) }) }),
]);
type Answered = { ok: true; answer: unknown } | { ok: false; failure: Failure };

/**
 * A function that answers raw messages by a map of commands. It never rejects: what goes wrong is an answer.
 * @param toFailure turns an error of a handler into what the asker is told
 * @returns undefined for a message that names no command of this map
 */
export function serve<C extends Commands, Context>(
  commands: C,
  handlers: Handlers<C, Context>,
  toFailure: (error: unknown) => Failure,
): (raw: unknown, context: Context) => Promise<Answered> | undefined {
  return (raw, context) => {
    const asked = zAsked.safeParse(raw);
    if (!asked.success || !Object.hasOwn(commands, asked.data.anqi)) return undefined;
    const name = asked.data.anqi as keyof C;
    return run(name, asked.data.request, context);
  };

  async function run(name: keyof C, request: unknown, context: Context): Promise<Answered> {
    const command = commands[name] as Command;
    const checked = z.safeParse(command.request, request);
    if (!checked.success)
      return { ok: false, failure: { code: 'bad-message', detail: z.prettifyError(checked.error) } };
    try {
      const answer = await handlers[name](checked.data as Request<C, typeof name>, context);
      return { ok: true, answer: z.parse(command.answer, answer) };
    } catch (error) {
      return { ok: false, failure: error instanceof CommandError ? error.failure : toFailure(error) };
    }
  }
}

/** Asks a command of another context. */
export type Ask<C extends Commands> = <K extends keyof C & string>(
  name: K,
  request: Request<C, K>,
) => Promise<Answer<C, K>>;

/**
 * The asking side of a map of commands.
 * @param send carries a raw message over and brings back the raw answer
 * @throws CommandError (from the returned function) when the command failed or its answer has another shape
 */
export function asker<C extends Commands>(commands: C, send: (message: unknown) => Promise<unknown>): Ask<C> {
  return async (name, request) => {
    const answered = zAnswered.safeParse(await send({ anqi: name, request }));
    if (!answered.success) throw new CommandError({ code: 'bad-message', detail: `no answer to ${name}` });
    if (!answered.data.ok) {
      const { code, detail } = answered.data.failure;
      throw new CommandError(failureTold(code, detail));
    }
    const command = commands[name] as Command;
    return z.parse(command.answer, answered.data.answer) as Answer<C, typeof name>;
  };
}

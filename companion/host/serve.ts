/** The host as a browser runs it: questions on standard input, answers on standard output, one after the other. */
import type { Readable, Writable } from 'node:stream';
import * as z from 'zod/mini';
import { type Handlers, serve } from '../../lib/protocol/answer.ts';
import { companionCommands, MAX_ANSWER_BYTES } from '../../lib/protocol/companion.ts';
import { written } from '../written.ts';
import { encodeFrame, readFrames } from './frames.ts';
import { failureOf } from './office-copy.ts';

const zQuestion = z.looseObject({ id: z.number().check(z.int(), z.minimum(0)) });

/**
 * Answers until the browser closes the input. Every message gets an answer, also one that is none: with its number where it has one.
 * @param log takes what a person who looks for a fault needs; never a ticket's text
 * @throws FrameError where the input is no row of messages
 */
export async function answerFrames(
  input: Readable,
  output: Writable,
  handlers: Handlers<typeof companionCommands, unknown>,
  log: (line: string) => void,
): Promise<void> {
  const answer = serve(companionCommands, handlers, (error) => {
    const failure = failureOf(error);
    log(`${failure.code}: ${failure.code === 'failed' && error instanceof Error ? error.stack : failure.detail}`);
    return failure;
  });
  for await (const message of readFrames(input)) {
    const question = zQuestion.safeParse(message);
    const { id, ...asked } = question.success ? question.data : { id: undefined };
    const given = (question.success ? answer(asked, undefined) : undefined) ?? unknown();
    let frame = encodeFrame({ id, ...(await given) });
    if (frame.length > MAX_ANSWER_BYTES) {
      log('an answer was longer than browsers take');
      frame = encodeFrame({ id, ok: false, failure: { code: 'failed', detail: 'the answer is too long' } });
    }
    await written(output, frame);
  }
}

const unknown = async () =>
  ({ ok: false, failure: { code: 'bad-message', detail: 'this names no command of the companion' } }) as const;

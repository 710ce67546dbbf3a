/** Failures of a program that is newer than this one. */
import { expect, it } from 'vitest';
import { asker, type CommandError } from './answer.ts';
import { companionCommands } from './companion.ts';

const failureOf = (failure: object) =>
  asker(companionCommands, async () => ({ ok: false, failure }))('holdings', {}).catch(
    (error: CommandError) => error.failure,
  );

it('a code that this version does not know says which it was; one of the store stays one of the store', async () => {
  expect(await failureOf({ code: 'store-damaged', detail: 'a page' })).toEqual({
    code: 'store-damaged',
    detail: 'a page',
  });
  expect(await failureOf({ code: 'store-moved', detail: 'x' })).toEqual({
    code: 'store-trouble',
    detail: 'store-moved',
  });
  expect(await failureOf({ code: 'asleep', since: 1 })).toEqual({ code: 'failed', detail: 'asleep' });
  expect(await failureOf({})).toMatchObject({ code: 'bad-message' });
});

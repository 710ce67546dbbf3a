/** What was last found out about the companion, kept while the browser runs: a worker lives half a minute. */
import { browser } from 'wxt/browser';
import { CommandError, type Failure } from '../../../lib/protocol/answer.ts';
import { type CompanionState, zCompanionState } from '../../../lib/protocol/companion-own.ts';

const KEY = 'companion';
const UNKNOWN: CompanionState = { state: 'unknown', features: [], backups: [] };

export async function companionState(): Promise<CompanionState> {
  const { [KEY]: kept } = await browser.storage.session.get(KEY);
  const state = zCompanionState.safeParse(kept);
  return state.success ? state.data : UNKNOWN;
}

export async function keepState(state: CompanionState): Promise<void> {
  await browser.storage.session.set({ [KEY]: state });
}

/** Notes that everything was taken: whatever failed before is over. */
export async function keepSuccess(): Promise<void> {
  const { failure: _failure, ...before } = await companionState();
  await keepState({ ...before, state: 'ready', atMs: Date.now() });
}

/** Notes a failure; what was known of the program stays known. */
export async function keepFailure(failure: Failure): Promise<void> {
  const before = await companionState();
  await keepState({ ...before, state: 'trouble', failure, atMs: Date.now() });
}

export function failureOf(error: unknown): Failure {
  return error instanceof CommandError ? error.failure : { code: 'failed', detail: String(error) };
}

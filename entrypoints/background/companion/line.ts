/** Asking the companion: it is greeted first, and not asked what it does not understand. */
import { browser } from 'wxt/browser';
import { type Ask, asker, CommandError, failureTold } from '../../../lib/protocol/answer.ts';
import { commonVersion, companionCommands, FEATURES, PROTOCOL } from '../../../lib/protocol/companion.ts';
import { companionOf, noteFolder } from '../../../lib/store/companion.ts';
import { noteKnown } from '../../../lib/syncing/pass.ts';
import { theStore } from '../the-store.ts';
import { isLineOpen, overThePort } from './port.ts';
import { keepState } from './state.ts';

const askRaw = asker(companionCommands, overThePort);

let greeting: Promise<void> | undefined;
/** It reads the store before it opens a line: whoever asks meanwhile waits for it, too. */
let isGreeting = false;

/** What can be asked although the companion's store is in trouble; the first of them is the way out of it. */
const WITHOUT_STORE: ReadonlySet<keyof typeof companionCommands> = new Set([
  'restoreBackup',
  'chooseFolder',
  'writeFile',
]);

/** Asks, after a greeting where the line is new. @throws CommandError */
export const askCompanion: Ask<typeof companionCommands> = async (name, request) => {
  try {
    await greeted();
  } catch (error) {
    if (!WITHOUT_STORE.has(name) || !isOfStore(error)) throw error;
  }
  try {
    return await askRaw(name, request);
  } catch (error) {
    // Its store may be another one afterwards: what it knows is asked anew.
    if (isOfStore(error)) greeting = undefined;
    throw error;
  }
};

const isOfStore = (error: unknown): boolean =>
  error instanceof CommandError && /^(?:store-|disk-full$)/.test(error.failure.code);

/** Greets the companion where the line is new. @throws CommandError where it cannot be used, with why */
export function greeted(): Promise<void> {
  if (!isLineOpen() && !isGreeting) greeting = undefined;
  greeting ??= begun();
  return greeting;
}

async function begun(): Promise<void> {
  isGreeting = true;
  try {
    await greet();
  } catch (error) {
    greeting = undefined;
    throw error;
  } finally {
    isGreeting = false;
  }
}

/** The next question is asked after a greeting, although the line is open: whoever checks wants to know how it is now. */
export function greetAnew(): void {
  if (!isGreeting) greeting = undefined;
}

async function greet(): Promise<void> {
  const companion = await companionOf(theStore());
  if (!companion?.on) throw new CommandError({ code: 'no-companion', detail: 'it is turned off' });
  const { replica, clerk, unit } = companion;
  const { name = 'browser', version = '' } = (await (browser.runtime as Firefox).getBrowserInfo?.()) ?? brandOf();
  const answer = await askRaw('hello', {
    versions: PROTOCOL,
    features: [...FEATURES],
    program: `anqi-extension ${browser.runtime.getManifest().version}`,
    replica: {
      id: replica,
      browser: `${name} ${version}`.trim(),
      ...(clerk ? { clerk } : {}),
      ...(unit ? { unit } : {}),
    },
  });
  const { program, store, features, backups, folder, trouble, versions } = answer;
  const about = { program, store, features, backups, atMs: Date.now() };
  await noteFolder(theStore(), folder);
  if (commonVersion(PROTOCOL, versions) === undefined) throw await inTrouble('no-overlap', about);
  if (trouble !== undefined) throw await inTrouble(trouble, about);
  await noteKnown(theStore(), answer);
  // A copied profile goes on under a name of its own, which the companion does not know yet.
  if ((await companionOf(theStore()))?.replica !== replica) return greet();
  await keepState({ state: 'ready', ...about });
}

type About = Omit<Parameters<typeof keepState>[0], 'state' | 'failure'>;

/** @param code a newer companion's may be one that this version does not know */
async function inTrouble(code: string, about: About): Promise<CommandError> {
  const failure = failureTold(code);
  await keepState({ state: 'trouble', failure, ...about });
  return new CommandError(failure);
}

interface Firefox {
  getBrowserInfo?: () => Promise<{ name: string; version: string }>;
}

interface Brands {
  userAgentData?: { brands: { brand: string; version: string }[] };
}

/** Chromium's own name; Firefox says it by a function of its own. */
function brandOf(): { name: string; version: string } {
  const brands = (navigator as Brands).userAgentData?.brands ?? [];
  const { brand, version } = brands.find((each) => !/not.?a.?brand|^Chromium$/i.test(each.brand)) ??
    brands.find((each) => each.brand === 'Chromium') ?? { brand: 'Chromium', version: '' };
  return { name: brand, version };
}

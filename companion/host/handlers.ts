/** What the host does for the extension. */
import type { Handlers } from '../../lib/protocol/answer.ts';
import { type companionCommands, FEATURES, PROTOCOL } from '../../lib/protocol/companion.ts';
import type { Machine } from '../place.ts';
import { PROGRAM } from '../program.ts';
import { namesDatabase } from '../store/address-file.ts';
import { holdingsOf } from '../store/holdings.ts';
import { BatchRefusal, ingest } from '../store/ingest.ts';
import { noteReplica } from '../store/replicas.ts';
import { Trouble, troubleOf } from '../store/trouble.ts';
import type { OfficeCopy } from './office-copy.ts';

const later = () => {
  throw new Trouble('bad-message', 'not yet');
};

export function hostHandlers(
  machine: Machine,
  copy: OfficeCopy,
  now: () => number,
): Handlers<typeof companionCommands, unknown> {
  const kind = namesDatabase(machine) ? 'postgres' : 'sqlite';
  return {
    async hello({ replica }) {
      const about = {
        versions: PROTOCOL,
        features: [...FEATURES],
        program: PROGRAM,
        store: kind,
        backups: [],
      } as const;
      try {
        const known = await copy.use(({ store }) => noteReplica(store, replica, now()));
        return { ...about, features: [...about.features], backups: [], ...known };
      } catch (error) {
        const trouble = troubleOf(error);
        if (!trouble) throw error;
        return { ...about, features: [...about.features], backups: [], trouble: trouble.code };
      }
    },
    async push(batch) {
      try {
        return { id: batch.id, ...(await copy.use(({ store }) => ingest(store, batch, now()))) };
      } catch (error) {
        if (error instanceof BatchRefusal) throw new Trouble('bad-message', error.message);
        throw error;
      }
    },
    holdings: () => copy.use(({ store }) => holdingsOf(store)),
    pull: ({ what, after }) => copy.use(({ pull }) => pull(what, after)),
    backup: later,
    restoreBackup: later,
    chooseFolder: later,
    writeFile: later,
  };
}

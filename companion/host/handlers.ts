/** What the host does for the extension. */

import { NOBODY } from '../../lib/copies/record.ts';
import type { Handlers } from '../../lib/protocol/answer.ts';
import { type companionCommands, FEATURES, PROTOCOL } from '../../lib/protocol/companion.ts';
import { takePiece } from '../folder/pieces.ts';
import { chooseFolder, folderOf } from '../folder/root.ts';
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
  const kind: 'postgres' | 'sqlite' = namesDatabase(machine) ? 'postgres' : 'sqlite';
  return {
    async hello({ replica }) {
      const folder = folderOf(machine);
      const about = {
        versions: PROTOCOL,
        // A database is backed up by whoever runs it.
        features: FEATURES.filter((feature) => feature !== 'backup' || kind === 'sqlite'),
        program: PROGRAM,
        store: kind,
        backups: [],
        ...(folder === undefined ? {} : { folder }),
      };
      try {
        return {
          ...about,
          ...(await copy.use(async ({ store }) => (replica.id === NOBODY ? {} : noteReplica(store, replica, now())))),
        };
      } catch (error) {
        const trouble = troubleOf(error);
        if (!trouble) throw error;
        return { ...about, trouble: trouble.code };
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
    async chooseFolder({ path }) {
      const folder = chooseFolder(machine, path);
      return folder === undefined ? {} : { folder };
    },
    writeFile: async (piece) => takePiece(machine, piece, now()),
  };
}

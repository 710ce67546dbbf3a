/** What the host does for the extension. */
import { NOBODY } from '../../lib/copies/record.ts';
import type { Handlers } from '../../lib/protocol/answer.ts';
import { type companionCommands, FEATURES, PROTOCOL } from '../../lib/protocol/companion.ts';
import { listBackups } from '../backup/list.ts';
import { isBackupDue, makeBackup, rollBackups } from '../backup/make.ts';
import { restoreNamed } from '../backup/restore.ts';
import { troubleReport } from '../backup/trouble-report.ts';
import { takePiece } from '../folder/pieces.ts';
import { chooseFolder, folderOf } from '../folder/root.ts';
import type { Machine } from '../place.ts';
import { PROGRAM } from '../program.ts';
import { namesDatabase } from '../store/address-file.ts';
import { holdingsOf } from '../store/holdings.ts';
import { BatchRefusal, ingest } from '../store/ingest.ts';
import { dataFile } from '../store/open.ts';
import { noteReplica } from '../store/replicas.ts';
import { Trouble } from '../store/trouble.ts';
import type { OfficeCopy } from './office-copy.ts';

export interface Hosting {
  machine: Machine;
  copy: OfficeCopy;
  now: () => number;
  /** Begins a backup, beside the host. */
  backUp: () => void;
}

export function hostHandlers({ machine, copy, now, backUp }: Hosting): Handlers<typeof companionCommands, unknown> {
  /** The store's first file; none where it is a database, which whoever runs it backs up. */
  const base = namesDatabase(machine) ? undefined : dataFile(machine);
  const mustBeFile = (): string => {
    if (base === undefined)
      throw new Trouble('store-refused', "the office's database is backed up by its administrator");
    return base;
  };
  return {
    async hello({ replica }) {
      const folder = folderOf(machine);
      const about = {
        versions: PROTOCOL,
        features: FEATURES.filter((feature) => feature !== 'backup' || base !== undefined),
        program: PROGRAM,
        store: base === undefined ? ('postgres' as const) : ('sqlite' as const),
        ...(folder === undefined ? {} : { folder }),
      };
      try {
        const known = await copy.greet(async ({ store }) =>
          replica.id === NOBODY ? {} : noteReplica(store, replica, now()),
        );
        if (base !== undefined && replica.id !== NOBODY && isBackupDue(base, now())) backUp();
        return { ...about, backups: base === undefined ? [] : listBackups(base, now()), ...known };
      } catch (error) {
        const report = troubleReport(error, base);
        if (!report) throw error;
        return { ...about, trouble: report.trouble, detail: report.sentence, backups: report.backups };
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
    async backup() {
      const backup = await makeBackup(mustBeFile(), now());
      rollBackups(mustBeFile(), backup.name);
      return { backup };
    },
    async restoreBackup({ name }) {
      await copy.close();
      const { setAside } = await restoreNamed(mustBeFile(), name);
      return setAside === undefined ? {} : { setAside };
    },
    async chooseFolder({ path }) {
      const folder = chooseFolder(machine, path);
      return folder === undefined ? {} : { folder };
    },
    writeFile: async (piece) => takePiece(machine, piece, now()),
  };
}

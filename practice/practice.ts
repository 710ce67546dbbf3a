/** Starting the practice platform inside another program. */
import type { AddressInfo } from 'node:net';
import { apiRoutes } from './api/routes.ts';
import { buildFace } from './build.ts';
import { archiveTickets } from './data/archive.ts';
import { readLetters } from './data/letters.ts';
import type { PracticeTicket } from './data/model.ts';
import { runningTickets } from './data/running.ts';
import { distOf } from './faces.ts';
import { serve } from './http/listen.ts';
import { createSessions } from './http/session.ts';
import { legacyRoutes } from './legacy/routes.ts';
import { createPlatform } from './platform/platform.ts';
import { fileRoutes } from './site/files.ts';
import { homeRoutes } from './site/home.ts';
import { kitRoutes } from './site/kits.ts';
import { modernRoutes } from './site/modern.ts';
import { signInRoutes } from './site/sign-in.ts';

export interface PracticeOptions {
  /** 0 or nothing: any free port. */
  port?: number;
  host?: string;
  seed?: number;
  /** The instant that all data is relative to; epoch milliseconds or a Date. */
  now?: Date | number;
  /** JSON lines of real texts for the running quarter. */
  lettersFile?: string;
}

export interface Practice {
  origin: string;
  port: number;
  /** The live tickets, running quarter and archive, as the run has changed them. */
  tickets: readonly PracticeTicket[];
  /** Stops at once, open connections included. */
  close(): Promise<void>;
}

/**
 * Builds the modern face if need be, makes the data and listens.
 * @throws Error when the port is taken, the letters cannot be read or the face does not compile
 */
export async function startPractice(options: PracticeOptions = {}): Promise<Practice> {
  const { port = 0, host = '127.0.0.1', seed = 1, lettersFile } = options;
  const now = Number(options.now ?? Date.now());
  await buildFace('modern');
  const { letters, badLines } = lettersFile ? await readLetters(lettersFile) : { letters: [], badLines: [] };
  if (badLines.length > 0)
    process.stderr.write(`practice: ${badLines.length} lines are no letters: ${badLines.join(', ')}\n`);

  const platform = createPlatform([...runningTickets(seed, now, letters), ...archiveTickets()], now);
  const sessions = createSessions();
  const server = serve(
    [
      ...homeRoutes,
      ...signInRoutes(sessions),
      ...apiRoutes(platform),
      ...fileRoutes(platform),
      ...legacyRoutes(platform),
      ...modernRoutes(distOf('modern')),
      ...kitRoutes,
    ],
    sessions,
  );
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const { port: taken } = server.address() as AddressInfo;
  return {
    origin: `http://${host}:${taken}`,
    port: taken,
    tickets: platform.tickets,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

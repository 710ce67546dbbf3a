/** The tickets behind something that the statistics page shows. */
import type { Scope } from '../../lib/office/model.ts';

export type Behind = { title: string; note?: string } & ({ scope: Scope; figure: string } | { leaderDay: string });

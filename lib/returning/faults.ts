/** What is wrong with a return before it is sent: for the panel beside the form and for the guard at its button. */
import { unitKey } from '../duties/model.ts';
import { type Words, words } from '../ticket/words.ts';
import type { Link } from './chain.ts';
import type { RulingSign } from './ruling.ts';
import type { ReturnWindow } from './window.ts';

export type ReturnFaultCode = 'noReason' | 'blanks' | 'noUnit' | 'ownUnit' | 'byRuling' | 'closed' | 'bounced';

export interface ReturnFault {
  code: ReturnFaultCode;
  /** `missing`: the form lacks something that a return needs; `warning`: it may be refused. */
  weight: 'missing' | 'warning';
  said: Words;
}

export interface ReturnDraft {
  /** What is typed as the reason. */
  reason: string;
  /** The unit that is suggested; empty where none is. */
  to: string;
  /** The unit that returns it. */
  unit?: string | undefined;
  window: Pick<ReturnWindow, 'state' | 'dueAt'>;
  byRuling: readonly RulingSign[];
  /** The units that had it, where they have been pushing it about; else none. */
  bounced: readonly Link[];
}

/** Blanks that the draft leaves for what only the clerk knows: 【核实情况】. */
const BLANKS = /【[^】]{0,20}】/g;

/** All that is wrong, the gravest first; none where the return is in order. */
export function returnFaults({ reason, to, unit, window, byRuling, bounced }: ReturnDraft): ReturnFault[] {
  const faults: ReturnFault[] = [];
  const add = (code: ReturnFaultCode, weight: ReturnFault['weight'], ...args: string[]) =>
    faults.push({ code, weight, said: words(`return_fault_${code}`, ...args) });
  const blanks = [...new Set(reason.match(BLANKS))];
  if (reason.trim() === '') add('noReason', 'missing');
  else if (blanks.length > 0) add('blanks', 'missing', blanks.join(''));
  if (to.trim() === '') add('noUnit', 'missing');
  else if (unit !== undefined && unitKey(to) === unitKey(unit)) add('ownUnit', 'missing', to.trim());
  const [sign] = byRuling;
  if (sign) add('byRuling', 'warning', sign.word);
  if (window.state === 'closed') add('closed', 'warning', (window.dueAt ?? '').slice(0, 16).replace('T', ' '));
  if (bounced.length > 0) add('bounced', 'warning', bounced.map((link) => link.unit).join(' → '));
  return faults;
}

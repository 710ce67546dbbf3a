/** The practice platform's archived quarter as ticket lines: what `anqi report` reads. */
import { instantText } from '../lib/calendar/time.ts';
import { archiveTickets } from '../practice/data/archive.ts';

const OPINION = { 满意: 'satisfied', 基本满意: 'basicallySatisfied', 不满意: 'dissatisfied' } as const;
const at = (ms: number | undefined) => (ms === undefined ? null : instantText(ms));

/** @returns one JSON text a ticket, hotline and mailboxes */
export const archiveLines = (): string[] =>
  archiveTickets().map((ticket) => {
    const { receivedAt, assignedAt, dueAt, finishedAt, answer, callback, round, ...rest } = ticket;
    const { ticketNo, title, content, unit, category, channel, kind, place, citizenName, citizenPhone, status } = rest;
    return JSON.stringify({
      ...{ ticketNo, title, content, unit, category, channel, kind, place, citizenName, citizenPhone, status },
      receivedAt: at(receivedAt),
      assignedAt: at(assignedAt),
      dueAt: at(dueAt),
      finishedAt: at(finishedAt),
      reply: answer?.text ?? null,
      calledBack: callback !== undefined,
      satisfaction: callback ? OPINION[callback.satisfaction] : null,
      contacted: callback ? callback.contacted === '是' : null,
      told: callback ? callback.told === '是' : null,
      solved: callback ? callback.solved === '是' : null,
      rework: round > 1,
    });
  });

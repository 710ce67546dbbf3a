/** What a platform's page may do with the evidence of its tickets. */
import { suggestionsOf } from '../../lib/evidence/suggest.ts';
import { formatOf, isRefusal } from '../../lib/picture/format.ts';
import { CommandError, type Handlers } from '../../lib/protocol/answer.ts';
import type { Evidence, evidenceCommands } from '../../lib/protocol/evidence.ts';
import { addEvidence, cancelEvidence, evidenceOf, removeEvidence, retryEvidence } from '../../lib/store/evidence.ts';
import type { EvidenceRow } from '../../lib/store/evidence-row.ts';
import { ticketOf } from '../../lib/store/tickets.ts';
import type { Ticket } from '../../lib/ticket/model.ts';
import { mustBeEnabled } from './enabled.ts';
import { stopReading, wakeReader } from './evidence-queue.ts';
import { theStore } from './the-store.ts';
import type { Place } from './walking.ts';

export const evidenceHandlers: Handlers<typeof evidenceCommands, Place> = {
  async addEvidence({ ticketNo, name, takenMs, image }, { origin }) {
    await mustBeEnabled(origin);
    const nowMs = Date.now();
    const id = `${nowMs}-${crypto.randomUUID()}`;
    const row = { id, site: origin, ticketNo, name, addedMs: nowMs, takenMs: Math.min(takenMs, nowMs) };
    await addEvidence(theStore(), { ...row, image: pictureOf(image) });
    await wakeReader();
    return { id };
  },

  async evidenceOf({ ticketNo }, { origin }) {
    await mustBeEnabled(origin);
    const rows = await evidenceOf(theStore(), origin, ticketNo);
    // Whoever looks also sees to it that somebody reads: the document that did so may have ended.
    if (rows.some(({ state }) => state === 'waiting' || state === 'running')) await wakeReader();
    const ticket = rows.some(({ found }) => found) ? await ticketOf(theStore(), origin, ticketNo) : undefined;
    return { items: rows.map((row) => shown(row, ticket)) };
  },

  async cancelEvidence({ id }, { origin }) {
    await mustBeEnabled(origin);
    await cancelEvidence(theStore(), origin, id);
    await stopReading(id);
    return {};
  },

  async retryEvidence({ id }, { origin }) {
    await mustBeEnabled(origin);
    await retryEvidence(theStore(), origin, id);
    await wakeReader();
    return {};
  },

  async removeEvidence({ id }, { origin }) {
    await mustBeEnabled(origin);
    await removeEvidence(theStore(), origin, id);
    await stopReading(id);
    return {};
  },
};

/** @throws CommandError `bad-message` when it is no picture: what a page's script says is not believed */
function pictureOf(base64: string): Blob {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    throw new CommandError({ code: 'bad-message', detail: 'the picture is not base64' });
  }
  const format = formatOf(bytes);
  if (isRefusal(format)) throw new CommandError({ code: 'bad-message', detail: `not a picture: ${format}` });
  return new Blob([bytes], { type: `image/${format}` });
}

function shown(row: EvidenceRow, ticket: Ticket | undefined): Evidence {
  const { id, name, addedMs, state, progress, failure, recognised, found, image } = row;
  return {
    id,
    name,
    addedMs,
    state,
    progress,
    canRetry: image !== undefined,
    suggestions: found
      ? suggestionsOf(
          found,
          ticket ?? {},
          (recognised?.lines ?? []).map(({ text }) => text),
        )
      : [],
    ...(failure ? { failure } : {}),
    ...(recognised ? { recognised } : {}),
    ...(found ? { kind: found.kind } : {}),
  };
}

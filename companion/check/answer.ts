/** A reply with its letter → what it says of contact, what it gives, and every point that is open. */
import { checkReply } from '../../lib/replying/check.ts';
import type { Contact } from '../../lib/replying/contact.ts';
import type { Draft, PointResult } from '../../lib/replying/model.ts';
import { signalNames } from '../../lib/replying/reading.ts';
import type { Signal } from '../../lib/replying/signals.ts';
import type { Substance } from '../../lib/replying/substance.ts';
import { saysContacted, saysTried } from '../../lib/ticket/contacted.ts';
import { type Say, words } from '../../lib/ticket/words.ts';
import type { Request } from './request.ts';

export interface FindingLine {
  /** A point of a proper reply, `contact:` with what a place in the reply says of contact, or `empty` alone. */
  rule: string;
  severity: 'required' | 'advisory' | 'info';
  message: string;
  /** Place in the reply, in UTF-16 units: [from, to); the whole reply where something is absent. */
  span: [number, number];
}

export interface Answer {
  id: string | number;
  contact: Contact;
  told: boolean;
  substance: Substance;
  signals: Signal[];
  findings: FindingLine[];
}

/** @param say words of the findings, in one language */
export function answerOf(request: Request, say: Say): Answer {
  const draft = draftOf(request);
  const { reading, points } = checkReply(draft);
  const field = draft.fields?.contacted;
  const byField: Contact | undefined =
    field === undefined ? undefined : saysContacted(field) ? 'yes' : saysTried(field) ? 'attempted' : undefined;
  const explained = reading.contact.spans.map(({ kind, from, to }): FindingLine => {
    return { rule: `contact:${kind}`, severity: 'info', message: say(words(`contact_${kind}`)), span: [from, to] };
  });
  // Of a reply that is not there, each point would say the same.
  const isEmpty = request.reply.trim() === '';
  const empty: FindingLine = {
    rule: 'empty',
    severity: 'required',
    message: say(words('check_empty')),
    span: [0, request.reply.length],
  };
  return {
    id: request.id,
    contact: byField ?? reading.contact.contact,
    told: points.some(({ point, state }) => point === 'told' && state === 'met'),
    substance: reading.substance.substance,
    signals: signalNames(reading),
    findings: isEmpty ? [empty] : [...points.flatMap((point) => findingsOf(point, request.reply, say)), ...explained],
  };
}

function findingsOf({ point, state, strictness, says, spans }: PointResult, reply: string, say: Say): FindingLine[] {
  if (state !== 'open' && state !== 'look') return [];
  const severity = state === 'open' && strictness === 'required' ? 'required' : 'advisory';
  const places = spans.length > 0 ? spans : [{ from: 0, to: reply.length }];
  return places.map(({ from, to }) => ({ rule: point, severity, message: say(says), span: [from, to] }));
}

function draftOf({ title, question, reply, fields }: Request): Draft {
  const { contacted, contactedAt, told, kind, citizenPhone } = fields ?? {};
  return {
    reply,
    title: title ?? undefined,
    question: question ?? undefined,
    kind: kind ?? undefined,
    citizenPhone: citizenPhone ?? undefined,
    fields: {
      contacted: contacted || undefined,
      contactedAt: contactedAt || undefined,
      told: told || undefined,
    },
  };
}

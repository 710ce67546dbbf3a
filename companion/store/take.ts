/** The records of a batch, each checked on its own. */
import * as z from 'zod/mini';
import { type Header, zHeader } from '../../lib/copies/record.ts';
import { dueDayOf, receivedDayOf } from '../../lib/metrics/standing.ts';
import { type Ticket, zTicket } from '../../lib/ticket/model.ts';
import { compiled } from './compiled.ts';

/** A record as it is taken: its header, the JSON it heads, as text or its UTF-8, and where it is a ticket what is looked up of it. */
export interface Taken {
  header: Header;
  body: string | Uint8Array;
  /** In place of the ticket itself: a batch holds thousands at once, which costs more than to read them. */
  found?: { unit: string | undefined; dueDay: string; receivedDay: string };
}

const LINE_FEED = 10;

export interface Refused {
  index: number;
  reason: string;
}

/**
 * @param lines of a payload
 * @param bytes the same payload's UTF-8, of which the bodies are parts
 * @returns the records that are ones, in their order, and what is wrong with the others
 */
export function takeRecords(lines: readonly [string, string][], bytes: Buffer): { taken: Taken[]; refused: Refused[] } {
  const taken: Taken[] = [];
  const refused: Refused[] = [];
  let at = 0;
  for (const [index, [head, text]] of lines.entries()) {
    const begin = bytes.indexOf(LINE_FEED, at) + 1;
    const end = bytes.indexOf(LINE_FEED, begin);
    at = end + 1;
    const record = recordOf(parsed(head), text, bytes.subarray(begin, end));
    if (typeof record === 'string') refused.push({ index, reason: record });
    else taken.push(record);
  }
  return { taken, refused };
}

/**
 * The record of a header and its body; what is wrong with it otherwise, by field and never with a value.
 * @param text the JSON of the body
 * @param body the same as it is kept
 */
export function recordOf(head: unknown, text: string, body: Taken['body'] = text): Taken | string {
  const header = checkHeader(head);
  if (!header.success) return `header: ${whyNot(header.error)}`;
  const record = header.data;
  const amiss = unkeepable(record);
  if (amiss) return amiss;
  const isGone = record.what === 'site-gone' || record.gone !== undefined;
  if (isGone) return text === '' ? { header: record, body } : 'what is gone has a body';
  const content = parsed(text);
  if (content === undefined) return 'body: is no JSON';
  if (record.what === 'document') return { header: record, body };
  const checked = checkTicket(content);
  if (!checked.success) return `ticket: ${whyNot(checked.error)}`;
  const { data: ticket } = checked;
  if (ticket.site !== record.site || ticket.ticketNo !== record.ticketNo) return 'header and body name two tickets';
  const found = { unit: ticket.unit, dueDay: dueDayOf(ticket), receivedDay: receivedDayOf(ticket) };
  return { header: record, body, found };
}

/** The ticket that a body holds; undefined where it is none. */
export function ticketOf(body: Taken['body']): Ticket | undefined {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  return checkTicket(parsed(text)).data;
}

const checkHeader = compiled(zHeader);
/** What a ticket is, as a check that costs a third of `zTicket`'s own. */
const checkTicket = compiled(zTicket);

/** Longer than any origin of the web, and short enough for an index. */
const MAX_SITE = 500;

/** What no database takes as part of a key, or what tells of another ticket than its own. */
function unkeepable(header: Header): string | undefined {
  if (header.what === 'document') return nulIn('key', header.key);
  if (header.site.length > MAX_SITE) return `header: site: more than ${MAX_SITE} characters`;
  if (header.what === 'site-gone') return nulIn('site', header.site);
  const { site, ticketNo, movedTo = '', changes } = header;
  if (changes?.some((change) => change.site !== site || change.ticketNo !== ticketNo))
    return 'header: changes: tell of another ticket';
  return nulIn('site', site) ?? nulIn('ticketNo', ticketNo) ?? nulIn('movedTo', movedTo);
}

const nulIn = (field: string, value: string): string | undefined =>
  value.includes('\0') ? `header: ${field}: holds the character NUL` : undefined;

const whyNot = ({ issues }: z.core.$ZodError): string =>
  issues.map(({ path, code }) => `${path.map(String).join('.') || 'it'}: ${code}`).join(', ');

/** When fields got their values. */
export const zTimes = z.record(z.string(), z.string());

/** JSON, or undefined. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What was typed of a contact and is not kept yet: it outlives the panel, not the page. */
import type { ContactNote } from '../../lib/ticket/contacts.ts';
import { contactId } from '../../lib/ticket/contacts.ts';

export interface ContactDraft {
  /** Of the entry that is being made or changed: however often it is sent, it is one. */
  id: string;
  line: string;
  /** What was set by hand over what the line says. */
  set: Partial<ContactNote>;
}

const drafts = new Map<string, ContactDraft>();

/** @param ticketNo whose log it is */
export const draftOf = (ticketNo: string): ContactDraft =>
  drafts.get(ticketNo) ?? { id: contactId(), line: '', set: {} };

export function keepDraft(ticketNo: string, draft: ContactDraft): void {
  drafts.set(ticketNo, draft);
}

export function dropDraft(ticketNo: string): void {
  drafts.delete(ticketNo);
}

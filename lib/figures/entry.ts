/** A ticket of a report: what figures count of it, and the ticket itself for lists and files. */
import type { Ticket } from '../ticket/model.ts';
import type { Case } from './case.ts';

export interface Entry {
  counted: Case;
  ticket: Ticket;
}

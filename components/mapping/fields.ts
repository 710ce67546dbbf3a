/** Fields as a clerk chooses among them: in groups, in the order of a ticket's page. */
import type { ReadField } from '../../lib/ticket/model.ts';

export const FIELD_GROUPS: readonly [group: string, fields: readonly ReadField[]][] = [
  ['mapping_group_ticket', ['ticketNo', 'title', 'content', 'channel', 'kind', 'category', 'urgency']],
  ['mapping_group_citizen', ['citizenName', 'citizenPhone', 'place']],
  ['mapping_group_times', ['receivedAt', 'assignedAt', 'dueAt', 'cityDueAt', 'finishedAt']],
  ['mapping_group_handling', ['unit', 'status', 'reply', 'returnReason', 'returnTo']],
  ['mapping_group_callback', ['contacted', 'contactedAt', 'told', 'solved', 'satisfaction', 'opinion']],
];

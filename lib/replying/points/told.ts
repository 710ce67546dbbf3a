/** Was the citizen told the outcome: a check of its own beside the contact. */
import { saysContacted } from '../../ticket/contacted.ts';
import { words } from '../../ticket/words.ts';
import type { Found } from '../model.ts';
import type { Reading } from '../reading.ts';

const WITHDRAWN = /撤销(?:工单|诉求|投诉|反映)|撤诉|撤单/;

export function told({ draft, contact }: Reading): Found {
  const log = draft.contacts ?? [];
  const field = draft.fields?.told;
  const spans = contact.spans.filter(({ tells }) => tells);
  if (field !== undefined && saysContacted(field)) return { state: 'met', says: words('point_told_field'), spans };
  if (log.some((each) => each.told)) return { state: 'met', says: words('point_told_log'), spans };
  if (spans.length > 0) return { state: 'met', says: words('point_told_text'), spans };
  // Who has withdrawn the matter waits for no outcome.
  if (contact.contact === 'yes' && WITHDRAWN.test(draft.reply))
    return { state: 'unneeded', says: words('point_told_withdrawn'), spans: [] };
  const likely = contact.spans.filter(({ kind }) => kind === 'likelyContacted');
  if (likely.length > 0) return { state: 'look', says: words('point_told_likely'), spans: likely };
  const nobodyReached = contact.contact === 'attempted' || (log.length > 0 && !log.some(({ reached }) => reached));
  if (nobodyReached && contact.contact !== 'yes' && !log.some(({ reached }) => reached))
    return { state: 'unneeded', says: words('point_told_unreached'), spans: [] };
  return { state: 'open', says: words('point_told_open'), spans: [] };
}

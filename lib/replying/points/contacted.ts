/** Was the citizen contacted: the page's fields first, then the contact log, then the words of the reply. */
import { saysContacted, saysNotContacted, saysTried } from '../../ticket/contacted.ts';
import { words } from '../../ticket/words.ts';
import type { ContactKind } from '../contact.ts';
import type { Found } from '../model.ts';
import { type Reading, spansOf } from '../reading.ts';

/** Said instead of a contact, the likeliest mistake first. */
const INSTEAD: ContactKind[] = ['promise', 'thirdParty', 'invitation', 'press', 'quoted'];
const SAYS_CONTACTED = new Set<ContactKind>(['contacted', 'agreed', 'likelyContacted']);
const SAYS_TRIED = new Set<ContactKind>(['notReached', 'noDetails', 'likelyNotReached']);
/** An attempt that can be checked: how often, or when. */
const RECORDED = /[两二三四五六多数]次|\d+次|分别|先后|再次|\d+[月日号时点:：]|上午|下午|不同时段/;

export function contacted(reading: Reading): Found {
  const { draft, contact, text } = reading;
  const field = draft.fields?.contacted;
  const log = draft.contacts ?? [];
  const reached = log.find((each) => each.reached);
  const spans = contact.spans.filter(({ kind }) => SAYS_CONTACTED.has(kind));
  if (field !== undefined && saysContacted(field)) return { state: 'met', says: words('point_contacted_field'), spans };
  if (reached) return { state: 'met', says: words('point_contacted_log'), spans };
  if (field !== undefined && saysNotContacted(field) && !saysTried(field))
    return contact.contact === 'yes'
      ? { state: 'look', says: words('point_contacted_field_differs', field), spans }
      : { state: 'open', says: words('point_contacted_field_no', field), spans: [] };
  if (contact.contact === 'yes' && spans.every(({ kind }) => kind === 'likelyContacted'))
    return { state: 'look', says: words('point_contacted_likely'), spans };
  if (contact.contact === 'yes') return { state: 'met', says: words('point_contacted_text'), spans };
  if (log.length > 0) return { state: 'met', says: words('point_contacted_tried', log.length), spans: [] };
  const tried = contact.spans.filter(({ kind }) => SAYS_TRIED.has(kind));
  if (contact.contact === 'attempted') {
    const isUnknown = tried.some(({ kind }) => kind === 'noDetails');
    if (isUnknown && draft.citizenPhone)
      return { state: 'open', says: words('point_contacted_has_phone'), spans: tried };
    const isRecorded = tried.some(({ from, to }) => RECORDED.test(text.slice(Math.max(0, from - 30), to)));
    return isUnknown || isRecorded
      ? { state: 'met', says: words('point_contacted_unreached'), spans: tried }
      : { state: 'open', says: words('point_contacted_unrecorded'), spans: tried };
  }
  const invited = spansOf(reading, 'contact_offered');
  const instead = INSTEAD.find((kind) => contact.spans.some((span) => span.kind === kind));
  if (!instead && invited.length > 0)
    return { state: 'open', says: words('point_contacted_invitation'), spans: invited };
  return {
    state: 'open',
    says: words(instead ? `point_contacted_${instead}` : 'point_contacted_open'),
    spans: contact.spans.filter(({ kind }) => kind === instead),
  };
}

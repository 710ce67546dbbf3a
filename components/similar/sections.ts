/** The tickets of an answer under headings: each once, under the strongest that it has to do with the ticket. */
import type { RelatedTicket } from '../../lib/similar/model.ts';

export const SECTIONS = ['matter', 'citizen', 'like', 'place'] as const;
export type Section = (typeof SECTIONS)[number];

const sectionOf = ({ isMatter, isCitizen, isLike }: RelatedTicket): Section => {
  if (isMatter) return 'matter';
  if (isCitizen) return 'citizen';
  return isLike ? 'like' : 'place';
};

export function sectionsOf(items: readonly RelatedTicket[]): { section: Section; items: RelatedTicket[] }[] {
  return SECTIONS.map((section) => ({
    section,
    items: items.filter((item) => sectionOf(item) === section).sort(order(section)),
  })).filter((each) => each.items.length > 0);
}

/** The newest first; those that only read alike, the nearest first. */
const order = (section: Section) => (a: RelatedTicket, b: RelatedTicket) =>
  section === 'like' ? shareOf(b) - shareOf(a) : 0;

function shareOf({ reasons }: RelatedTicket): number {
  const like = reasons.find((reason) => reason.why === 'like');
  return like?.why === 'like' ? like.share : 0;
}

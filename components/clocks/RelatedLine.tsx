import type { RelatedCounts } from '../../lib/similar/model.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';

interface Props {
  counts: RelatedCounts | undefined;
  onOpen: () => void;
}

/** How many tickets have to do with the one shown: numbers alone, as this stands in the platform's page. A click lists them beside it. */
export function RelatedLine({ counts, onOpen }: Props) {
  if (!counts) return null;
  const { sameCitizen, sameMatter, similar } = counts;
  const parts = [
    ...(sameCitizen > 0 ? [say(words('related_citizen', sameCitizen))] : []),
    ...(sameMatter > 0 ? [say(words('related_matter', sameMatter))] : []),
    ...(similar > 0 ? [say(words('related_similar', similar))] : []),
  ];
  if (parts.length === 0) return null;
  return (
    <button type="button" class="related" onClick={onOpen}>
      <span>{parts.join(' · ')}</span>
      <span class="quiet">{say(words('related_open'))}</span>
    </button>
  );
}

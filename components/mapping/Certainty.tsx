import type { Certainty as Sureness } from '../../lib/mapping/model.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';

/** How sure a match is, in a word and a shape. */
export function Certainty({ sureness }: { sureness: Sureness }) {
  return (
    <span class={`certainty ${sureness}`}>
      <span class="shape" aria-hidden="true" />
      {say(words(`mapping_${sureness}`))}
    </span>
  );
}

import { say } from '../../say.ts';
import type { Told } from './useRules.ts';

/** What became of the last thing done. */
export function Outcome({ told: { isTrouble, said } }: { told: Told }) {
  return (
    <p class={isTrouble ? 'trouble' : 'told'} role={isTrouble ? 'alert' : 'status'}>
      {say(said)}
    </p>
  );
}

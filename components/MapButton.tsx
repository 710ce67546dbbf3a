import { words } from '../lib/ticket/words.ts';
import { ask, failureWords } from './office.ts';
import { say } from './say.ts';

/** Opens the mapping wizard over the tab; the popup makes room for it. */
export function MapButton(props: {
  tabId: number | undefined;
  onFailure: (failure: ReturnType<typeof words>) => void;
}) {
  const { tabId, onFailure } = props;
  if (tabId === undefined) return null;
  const open = () => {
    ask('map', { tabId }).then(
      () => window.close(),
      (error: unknown) => onFailure(failureWords(error)),
    );
  };
  return (
    <button type="button" class="quiet" onClick={open}>
      {say(words('mapping_open'))}
    </button>
  );
}

import { useEffect, useState } from 'preact/hooks';
import { type Words, words } from '../../lib/ticket/words.ts';
import { type Filter, MOST_VIEWS, type View } from '../../lib/worklist/filter.ts';
import { failureWords } from '../failures.ts';
import { say } from '../say.ts';
import { changeViews, keptViews, onViews } from './kept-views.ts';

interface Props {
  filter: Filter;
  onChoose: (filter: Filter) => void;
}

const same = (a: Filter, b: Filter) =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

/** Filters under names: one click brings one back, the cross takes it away. */
export function Views({ filter, onChoose }: Props) {
  const [views, setViews] = useState<View[]>([]);
  const [name, setName] = useState<string>();
  const [failure, setFailure] = useState<Words>();
  const failed = (error: unknown) => setFailure(failureWords(error));
  useEffect(() => {
    keptViews().then(setViews).catch(failed);
    return onViews(setViews);
  }, []);
  // Shown once it is kept: what is seen here is there tomorrow.
  const change = (work: (views: readonly View[]) => readonly View[], onKept?: () => void) =>
    changeViews(work).then((next) => {
      setViews(next);
      setFailure(undefined);
      onKept?.();
    }, failed);
  const isNew = Object.keys(filter).length > 0 && !views.some((view) => same(view.filter, filter));
  const isFull = views.length >= MOST_VIEWS;
  return (
    <div class="views">
      {views.map((view) => (
        <span key={view.name} class={same(view.filter, filter) ? 'view chosen' : 'view'}>
          <button type="button" onClick={() => onChoose(view.filter)}>
            {view.name}
          </button>
          <button
            type="button"
            class="quiet"
            aria-label={say(words('view_remove', view.name))}
            onClick={() => change((kept) => kept.filter(({ name: other }) => other !== view.name))}
          >
            ×
          </button>
        </span>
      ))}
      {isNew && isFull && <span class="note">{say(words('view_most', MOST_VIEWS))}</span>}
      {isNew && !isFull && name === undefined && (
        <button type="button" class="quiet" onClick={() => setName('')}>
          {say(words('view_keep'))}
        </button>
      )}
      {isNew && !isFull && name !== undefined && (
        <form
          class="line"
          onSubmit={(event) => {
            event.preventDefault();
            const given = name.trim().slice(0, 40);
            if (given === '') return;
            change(
              (kept) => [...kept.filter((view) => view.name !== given), { name: given, filter }],
              () => setName(undefined),
            );
          }}
        >
          <input
            type="text"
            value={name}
            maxLength={40}
            placeholder={say(words('view_name'))}
            aria-label={say(words('view_name'))}
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <button type="submit">{say(words('view_save'))}</button>
        </form>
      )}
      {failure && (
        <p class="note trouble" role="alert">
          {say(failure)}
        </p>
      )}
    </div>
  );
}

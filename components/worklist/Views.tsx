import { useEffect, useState } from 'preact/hooks';
import { words } from '../../lib/ticket/words.ts';
import type { Filter, View } from '../../lib/worklist/filter.ts';
import { say } from '../say.ts';
import { keepViews, keptViews } from './kept-views.ts';

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
  useEffect(() => {
    void keptViews().then(setViews);
  }, []);
  const keep = (next: View[]) => {
    setViews(next);
    void keepViews(next);
  };
  const isNew = Object.keys(filter).length > 0 && !views.some((view) => same(view.filter, filter));
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
            onClick={() => keep(views.filter(({ name: other }) => other !== view.name))}
          >
            ×
          </button>
        </span>
      ))}
      {isNew && name === undefined && (
        <button type="button" class="quiet" onClick={() => setName('')}>
          {say(words('view_keep'))}
        </button>
      )}
      {isNew && name !== undefined && (
        <form
          class="line"
          onSubmit={(event) => {
            event.preventDefault();
            const given = name.trim().slice(0, 40);
            if (given === '') return;
            keep([...views.filter((view) => view.name !== given), { name: given, filter }]);
            setName(undefined);
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
    </div>
  );
}

import { useEffect, useRef } from 'preact/hooks';

/** What keys do: by `KeyboardEvent.key`. */
export type Actions = Readonly<Record<string, () => void>>;

/**
 * Keys of the whole panel. While something is typed or chosen, only Escape is heard; with a modifier, none.
 * @param onEscape always heard
 */
export function useKeys(actions: Actions, onEscape: () => void): void {
  // What holds as soon as it is drawn: effects run later, and a key may come before.
  const now = useRef({ actions, onEscape });
  now.current = { actions, onEscape };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { actions: known, onEscape: leave } = now.current;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape') return leave();
      const target = event.target instanceof Element ? event.target : undefined;
      if (target?.closest('input, select, textarea')) return;
      // A button that has the focus answers for Enter itself.
      if (event.key === 'Enter' && target?.closest('button')) return;
      const act = Object.hasOwn(known, event.key) ? known[event.key] : undefined;
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

import type { ComponentChildren } from 'preact';
import { useFold } from './folds.ts';

interface Props {
  /** Under which it is remembered whether it is folded. */
  name: string;
  title: string;
  /** Said behind the title, folded or not. */
  brief?: string | undefined;
  busy?: boolean;
  children: ComponentChildren;
}

/** A section that can be folded away and stays so. */
export function Fold({ name, title, brief, busy = false, children }: Props) {
  const [isOpen, setOpen] = useFold(name);
  return (
    <details
      class="fold"
      data-fold={name}
      open={isOpen}
      aria-busy={busy}
      onToggle={(event) => {
        // The browser opens it too, to show what was searched for. Tables within are told of here as well.
        const { target, currentTarget } = event;
        if (target === currentTarget && currentTarget.open !== isOpen) setOpen(currentTarget.open);
      }}
    >
      {/* Kept with the press itself: word of the change comes later, and a popup may be closed by then. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is a button by itself */}
      <summary
        onClick={(event) => {
          event.preventDefault();
          setOpen(!isOpen);
        }}
      >
        <h2>{title}</h2>
        {brief !== undefined && <span class="brief">{brief}</span>}
      </summary>
      {children}
    </details>
  );
}

/** Which sections the clerk has folded away, in this browser. */
import { useState } from 'preact/hooks';
import * as z from 'zod/mini';

/** Name in `localStorage`, which is read at once: a section must not be drawn open and then fold before one's eyes. */
const KEY = 'folded';
const zFolded = z.array(z.string());

function folded(): string[] {
  try {
    const known = zFolded.safeParse(JSON.parse(localStorage.getItem(KEY) ?? '[]'));
    return known.success ? known.data : [];
  } catch {
    // A browser that keeps nothing shows all sections open.
    return [];
  }
}

/** Whether a section is open, which it is until it is folded, and the way to say so. */
export function useFold(name: string): [open: boolean, setOpen: (open: boolean) => void] {
  const [isOpen, setIsOpen] = useState(() => !folded().includes(name));
  const set = (open: boolean) => {
    setIsOpen(open);
    const others = folded().filter((each) => each !== name);
    try {
      localStorage.setItem(KEY, JSON.stringify(open ? others : [...others, name]));
    } catch {
      // It stays so until the page is closed.
    }
  };
  return [isOpen, set];
}

/** Pointing at the page with the mouse, as long as it is on. */
import { useLayoutEffect, useState } from 'preact/hooks';
import { type Box, elementBox, placeBox } from '../../lib/mapping/boxes.ts';
import { startPicking } from '../../lib/mapping/picking.ts';
import { createPointing, type Pointed } from '../../lib/mapping/point.ts';
import type { Subject } from '../../lib/mapping/subjects.ts';

interface Options {
  isOn: boolean;
  document: Document;
  own: Element;
  subjects: readonly Subject[];
  onPick: (pointed: Pointed) => void;
  onLeave: () => void;
}

/** @returns what the pointer is over, as a box to draw */
export function usePicking({ isOn, document, own, subjects, onPick, onLeave }: Options): Box | undefined {
  const [pointed, setPointed] = useState<Pointed>();
  useLayoutEffect(() => {
    const window = document.defaultView;
    if (!isOn || !window) return;
    const pointedAt = createPointing(subjects);
    const end = startPicking(window, own, {
      onPoint: (element) => setPointed(element && pointedAt(element)),
      onPick(element) {
        const found = pointedAt(element);
        if (found) onPick(found);
      },
      onLeave,
    });
    return () => {
      end();
      setPointed(undefined);
    };
  }, [isOn, subjects]);
  if (!isOn || !pointed) return undefined;
  return 'text' in pointed ? elementBox(pointed.element) : placeBox(pointed.place);
}

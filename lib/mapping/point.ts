/** What the clerk points at on the page. */
import { MAX_LABEL, normalizeLabel } from '../reading/dictionary.ts';
import { nameOf, parentOf } from '../reading/dom.ts';
import { isControl, textOf } from '../reading/text.ts';
import type { Place, Subject } from './subjects.ts';

/** A column or label of a subject, or a text that nobody took for a label. */
export type Pointed = { subject: Subject; key: string; place: Place } | { text: string; element: Element };

/** Finds what elements of the page belong to; made once for each reading. */
export function createPointing(subjects: readonly Subject[]): (element: Element) => Pointed | undefined {
  const known = new Map<Element, Pointed>();
  for (const subject of subjects) {
    for (const [key, place] of subject.places) {
      const { head, values } = place;
      const holder = head instanceof Element ? head : head.startContainer.parentElement;
      for (const element of [...values, ...(holder ? [holder] : [])]) known.set(element, { subject, key, place });
    }
  }
  return (element) => {
    for (let at: Element | null = element; at; at = parentOf(at)) {
      const found = known.get(at);
      if (found) return found;
    }
    return asLabel(element);
  };
}

/** A short text of its own can be a label. */
function asLabel(element: Element): Pointed | undefined {
  if (isControl(element) || /^(BUTTON|HTML|BODY)$/.test(nameOf(element))) return undefined;
  const text = textOf(element);
  const key = normalizeLabel(text);
  return key.length >= 2 && key.length <= MAX_LABEL && !text.includes('\n') ? { text, element } : undefined;
}

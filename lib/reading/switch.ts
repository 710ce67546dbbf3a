/** Switches: drawn buttons that print both of their words and show one. */
import { piecesOf } from './text.ts';

/**
 * The one switch in an element.
 * @returns the word it stands on (是 or 否 where it prints none) and whether it can be changed; undefined when there is
 *   no switch, or several
 */
export function switchIn(element: Element): { text: string; disabled: boolean } | undefined {
  const [flip, ...more] = element.querySelectorAll('[role=switch]');
  if (!flip || more.length > 0) return undefined;
  const on = flip.getAttribute('aria-checked') === 'true';
  const words = flip.childElementCount > 0 ? piecesOf(flip).filter((word) => word !== '') : [];
  const text = words.length >= 2 ? words[on ? 0 : 1] : words[0];
  const disabled = flip.hasAttribute('disabled') || flip.getAttribute('aria-disabled') === 'true';
  return { text: text ?? (on ? '是' : '否'), disabled };
}

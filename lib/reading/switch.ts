/** Switches: drawn buttons that print both of their words and show one. */
import { all, attributeOf } from './dom.ts';
import { piecesOf, textOf } from './text.ts';

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

const TICKED = /[☑☒√✓✔■▣◉●]/;
const OPTION = /([□☐☑☒√✓✔■▣○◯●◉])\s*([^□☐☑☒√✓✔■▣○◯●◉\s]+)/g;

/** `□求助 ☑咨询`: what is ticked; undefined for a text without boxes to tick. */
export function tickedOf(text: string): string | undefined {
  const options = [...text.matchAll(OPTION)];
  if (options.length < 2 || !options.some(([, box]) => !TICKED.test(box ?? ''))) return undefined;
  return options
    .filter(([, box]) => TICKED.test(box ?? ''))
    .map(([, , word]) => word)
    .join('、');
}

/**
 * A choice that a kit draws without the browser's own controls.
 * @returns what is chosen (empty when nothing is) and whether it can be changed; undefined when there is none
 */
export function choiceIn(element: Element): { text: string; disabled: boolean } | undefined {
  const options = all(element, '[role=radio], [role=checkbox]').filter((option) => !option.querySelector('input'));
  if (options.length < 2) return undefined;
  const chosen = options.filter((option) => attributeOf(option, 'aria-checked') === 'true');
  const disabled = options.every(
    (option) => attributeOf(option, 'aria-disabled') === 'true' || /disabled/.test(attributeOf(option, 'class') ?? ''),
  );
  return { text: chosen.map((option) => textOf(option)).join('、'), disabled };
}

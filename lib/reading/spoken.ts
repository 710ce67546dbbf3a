/** Long texts of people, as they were said: all their paragraphs, without who signed them. */
import { nameOf, nextElementOf } from './dom.ts';
import type { Lexicon } from './lexicon.ts';
import { isVisible, visibleText } from './text.ts';

/** A text without the lines over it that say who wrote it and when. */
export function unsigned(text: string): string {
  const [author = '', date = '', ...said] = text.split('\n');
  const isSigned =
    said.length > 0 && author.length <= 20 && /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}[日 T\d:：]*$/.test(date.trim());
  return isSigned ? said.join('\n') : text;
}

/** A long text that goes on in the paragraphs after the first, up to the next label or heading. */
export function spokenFrom(first: Element, text: string, lexicon: Lexicon): string {
  if (nameOf(first) !== 'P') return text;
  const lines = [text];
  for (let next = nextElementOf(first); next && nameOf(next) === 'P'; next = nextElementOf(next)) {
    const said = visibleText(next);
    const label = /^\s*([^:：]{2,12})(?:[:：]|$)/.exec(said)?.[1];
    if (label !== undefined && lexicon.label(label)) break;
    if (said !== '' && isVisible(next)) lines.push(said);
  }
  return lines.join('\n');
}

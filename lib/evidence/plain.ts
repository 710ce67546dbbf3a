/** Recognised text with its typical confusions put right where the place says what was meant. */

const NUMERIC = '[\\dOoQDlI|]';
/** Something that reads as a number although letters stand in it. */
const LIKE_NUMBER = new RegExp(`(?<![A-Za-z\\d])${NUMERIC}*\\d${NUMERIC}*(?![A-Za-z\\d])`, 'g');

/** A line in half-width figures and signs, letters between figures as the figures they were, no blanks between Chinese characters. */
export function plainLine(text: string): string {
  return (
    text
      .normalize('NFKC')
      .replace(/[–—−](?=\d{2,4}\b)/g, '-')
      .replace(LIKE_NUMBER, (all) => all.replace(/[OoQD]/g, '0').replace(/[lI|]/g, '1'))
      // A colon is often read as a full stop or as both.
      .replace(/(?<=\b\d{1,2})\s*[:;]\s*(?=\d{2}\b)/g, ':')
      .replace(/(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])/g, '')
      .replace(/(?<=\d)\s+(?=[年月日时点分秒])|(?<=[年月])\s+(?=\d)/g, '')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

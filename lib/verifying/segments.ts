/** A bulletin's pieces: sections, paragraphs, sentences, and the segments between full stops and semicolons. */

/** Where something stands; the narrower the scope two numbers share, the surer they belong together. */
export interface Scope {
  segment: number;
  sentence: number;
  paragraph: number;
  section: number;
}
export interface Segment extends Scope {
  text: string;
  /** Its place in the bulletin. */
  at: number;
  /** The heading that it stands under. */
  heading: string;
  /** The whole paragraph. */
  paragraphText: string;
}

const HEADING = /^[#\s*]*(?:[（(]?[一二三四五六七八九十]+[、）)．.]|第[一二三四五六七八九十]+[章节部])[^。；，]{0,40}$/;
/** Nobody writes longer ones; a bound keeps a hostile text from taking long. */
const PIECE = /[^。；;！!]{1,1500}[。；;！!]?/g;

export function segmentsOf(text: string): Segment[] {
  const segments: Segment[] = [];
  let heading = '';
  let [segment, sentence, paragraph, section] = [0, 0, 0, 0];
  let at = 0;
  for (const line of text.split('\n')) {
    const start = at;
    at += line.length + 1;
    if (HEADING.test(line)) {
      heading = line;
      section++;
      continue;
    }
    // A table's row does not say of whom it speaks.
    if (line.startsWith('|') || line.split('\t').length > 2) continue;
    paragraph++;
    sentence++;
    for (const { 0: piece, index } of line.matchAll(PIECE)) {
      segment++;
      segments.push({
        text: piece,
        at: start + index,
        heading,
        paragraphText: line,
        segment,
        sentence,
        paragraph,
        section,
      });
      if (/[。！!]$/.test(piece)) sentence++;
    }
  }
  return segments;
}

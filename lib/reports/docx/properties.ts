/** docProps/core.xml: what the file says of itself. */
import { xmlText } from './runs.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => xmlText(text).replace(/[&<>]/g, (character) => ENTITIES[character] ?? '');

/** @param nowMs when it was made, epoch milliseconds */
export function coreProperties(title: string, nowMs: number): string {
  const at = new Date(nowMs).toISOString();
  const moment = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at}</dcterms:${name}>`;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escaped(title)}</dc:title><dc:creator>按期</dc:creator><cp:lastModifiedBy>按期</cp:lastModifiedBy>` +
    `${moment('created')}${moment('modified')}<dc:language>zh-CN</dc:language></cp:coreProperties>`
  );
}

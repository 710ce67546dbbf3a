const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text inside an XML element. */
export const xmlText = (text: string): string => text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);

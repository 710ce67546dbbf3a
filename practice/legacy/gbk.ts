/** Encoding text as GBK, which Node can only decode. */

let codes: Map<string, number> | undefined;

/** Every character of two bytes, found by decoding every pair of bytes once. */
function table(): Map<string, number> {
  const decoder = new TextDecoder('gbk');
  const found = new Map<string, number>();
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const text = decoder.decode(Uint8Array.of(high, low));
      // One character of the basic plane, not of its private use area; the first pair for it wins.
      if (/^[\u0080-\ud7ff\uf900-\ufffc]$/.test(text) && !found.has(text)) found.set(text, high * 256 + low);
    }
  }
  return found;
}

/** HTML as GBK bytes; characters that GBK lacks become numeric character references. */
export function encodeGbk(html: string): Buffer {
  codes ??= table();
  const bytes: number[] = [];
  for (const char of html) {
    const code = codes.get(char);
    const point = char.codePointAt(0) ?? 0;
    if (point < 0x80) bytes.push(point);
    else if (code !== undefined) bytes.push(code >> 8, code & 0xff);
    else bytes.push(...Buffer.from(`&#${point};`, 'latin1'));
  }
  return Buffer.from(bytes);
}

/** Form fields and query parameters, in UTF-8 or, from pages served so, in GBK. */

/** `a=1&b=%CE%C4` as parameters; what is no valid UTF-8 is read as GBK. */
export function parseParams(encoded: string): URLSearchParams {
  const params = new URLSearchParams();
  for (const pair of encoded.split('&')) {
    if (pair === '') continue;
    const [name = '', ...value] = pair.split('=');
    params.append(decode(name), decode(value.join('=')));
  }
  return params;
}

function decode(text: string): string {
  const bytes = Buffer.from(
    text
      .replaceAll('+', ' ')
      .replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gbk').decode(bytes);
  }
}

/** Bytes as text: base64. */

/** As many bytes become characters at once: a call takes only so many arguments. */
const PIECE = 32_768;

export function textOf(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let i = 0; i < bytes.length; i += PIECE) pieces.push(String.fromCharCode(...bytes.subarray(i, i + PIECE)));
  return btoa(pieces.join(''));
}

/** Undefined where the text is no base64. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

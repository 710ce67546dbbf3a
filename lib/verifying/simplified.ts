/** Text in simplified characters, as long as before, so that places stay true. */
import pairs from 'opencc-js/dict/TSCharacters';

let table: Map<string, string> | undefined;

export function simplified(text: string): string {
  table ??= new Map(
    pairs.split('|').flatMap((pair): [string, string][] => {
      const [from = '', to = ''] = pair.split(' ');
      return from.length === 1 && to.length === 1 ? [[from, to]] : [];
    }),
  );
  let plain = '';
  for (let i = 0; i < text.length; i++) plain += table.get(text[i] as string) ?? text[i];
  return plain;
}

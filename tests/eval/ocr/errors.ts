/** How far a recognised text is from the true one. */

/** Blanks, line ends and the width of signs are not counted: nobody types them alike. */
export const comparable = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

/** Least number of characters to put in, take out or change. */
export function editDistance(truth: string, read: string): number {
  const [from, to] = [[...truth], [...read]];
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  from.forEach((character, i) => {
    const next = [i + 1];
    to.forEach((other, j) => {
      const change = (row[j] ?? 0) + (character === other ? 0 : 1);
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, change));
    });
    row = next;
  });
  return row.at(-1) ?? 0;
}

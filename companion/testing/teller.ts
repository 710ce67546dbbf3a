/**
 * A program with a store open, as a host of another browser: `teller.ts BASE NUMBER`. Writes ticket after ticket, and says of each
 * that was taken its number; opens anew where a backup took the store's place, and says that as well. Ends with its input.
 */
import { StoreReplaced } from '../store/gate.ts';
import { openFile } from '../store/open.ts';
import { Browser, START_MS } from './browsing.ts';

const [base = '', number = '1'] = process.argv.slice(2);
let isEnding = false;
process.stdin.on('end', () => {
  isEnding = true;
});
process.stdin.resume();

const browser = new Browser(Number(number), '路口镇');
let store = await openFile(base, START_MS);
for (let i = 0; !isEnding; i++) {
  const ticketNo = `T${number}-${i}`;
  try {
    browser.see({ ticketNo, title: '井盖松动' }, START_MS + i * 1_000);
    await browser.push(store, START_MS + i * 1_000);
    process.stdout.write(`${ticketNo}\n`);
  } catch (error) {
    if (!(error instanceof StoreReplaced)) throw error;
    await store.close();
    store = await openFile(base, START_MS);
    process.stdout.write('replaced\n');
  }
  await new Promise((resolve) => setTimeout(resolve));
}
await store.close();

/** Telephone numbers in a text, whole or masked, and how two of them agree. */
import type { Match } from './model.ts';

const STAR = '[*＊xX×•●]';
const MOBILE = String.raw`(?:\+?86[- ]?)?1[3-9]\d[- ]?(?:\d{4}[- ]?\d{4}|${STAR}{3,8}[- ]?\d{2,4})`;
const LANDLINE = String.raw`(?:\(?0(?:10|2\d|[3-9]\d{2})\)?[- ]?)[2-9]\d{2}[- ]?\d{4,5}`;
const PHONE = new RegExp(`(?<![\\d*])(?:${MOBILE}|${LANDLINE})(?![\\d*])`, 'g');

/** Digits and stars alone, without the country. */
const bare = (phone: string) =>
  phone
    .replace(new RegExp(STAR, 'g'), '*')
    .replace(/[^\d*]/g, '')
    .replace(/^86(?=1[3-9])/, '');

/** Where each number of a line stands, and the number in digits and stars. */
export function phonesIn(line: string): { phone: string; from: number; to: number }[] {
  return [...line.matchAll(PHONE)].map(({ 0: text, index }) => ({
    phone: bare(text),
    from: index,
    to: index + text.length,
  }));
}

/**
 * How a found number agrees with what a ticket prints, which may be masked, spaced, or several numbers.
 * @param ticket the ticket's own text; undefined where it is not known
 */
export function matchPhone(found: string | undefined, ticket: string | undefined): Match {
  if (found === undefined || ticket === undefined) return 'unknown';
  const own = phonesIn(ticket.normalize('NFKC')).map(({ phone }) => phone);
  // A number of the town, without its area code.
  const local = own.length > 0 ? [] : [...ticket.matchAll(/(?<!\d)[2-9]\d{6,7}(?!\d)/g)].map(([digits]) => digits);
  if (own.length + local.length === 0) return 'unknown';
  const matches = [...own.map((each) => agree(found, each)), ...local.map((each) => found.endsWith(each) && 'exact')];
  if (matches.includes('exact')) return 'exact';
  return matches.includes('mask') ? 'mask' : 'other';
}

function agree(a: string, b: string): Match | false {
  if (a === b && !a.includes('*')) return 'exact';
  // A mask may have more or fewer stars than it hides digits.
  const [one, other] = [parts(a), parts(b)];
  if (!a.includes('*') && !b.includes('*')) return false;
  const sameStart = one.start.startsWith(other.start) || other.start.startsWith(one.start);
  const sameEnd = one.end.endsWith(other.end) || other.end.endsWith(one.end);
  return sameStart && sameEnd ? 'mask' : false;
}

/** What of a number stands before and behind its stars; all of it is both where none are. */
function parts(phone: string): { start: string; end: string } {
  if (!phone.includes('*')) return { start: phone, end: phone };
  return { start: phone.slice(0, phone.indexOf('*')), end: phone.slice(phone.lastIndexOf('*') + 1) };
}

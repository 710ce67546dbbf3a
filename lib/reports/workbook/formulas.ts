/**
 * Formulas that count in the tickets' table.
 *
 * A unit may be called anything. COUNTIFS reads wildcards (* ? ~), comparisons (> < =) and numbers into a criterion,
 * forgets case, and takes no more than 255 characters; so it is used for names of Han characters alone, which are none
 * of that, and any other name is compared by EXACT inside SUMPRODUCT. Either way the name stands in a cell of its own
 * and never in the formula.
 */
import { type Say, type Words, words } from '../../ticket/words.ts';
import { COLUMNS, lineWords, NO, RATINGS, YES } from './columns.ts';
import type { Count, Points, Quotient, Sum } from './sums.ts';

/** What is counted: the hotline or the mailboxes, all of it or what bears the name in a cell. */
export interface Scope {
  isMailbox: boolean;
  /** @property cell where the name stands, `$A5`; @property name '' for those that show none */
  by?: { column: 'unit' | 'category'; cell: string; name: string };
}

/** `any`: whatever stands there, but something. */
type Wanted = Words | 'any';
const CONDITIONS: Record<Count, readonly (readonly [string, Wanted])[]> = {
  received: [['received', YES]],
  returned: [['returned', YES]],
  due: [['due', YES]],
  finished: [['finished', YES]],
  overdue: [['overdue', YES]],
  overdueFinished: [
    ['overdue', YES],
    ['finished', YES],
  ],
  overdueOpen: [
    ['overdue', YES],
    ['finished', NO],
  ],
  calledBack: [['calledBack', YES]],
  satisfied: [['rating', RATINGS.satisfied]],
  basicallySatisfied: [['rating', RATINGS.basicallySatisfied]],
  dissatisfied: [['rating', RATINGS.dissatisfied]],
  contacted: [['contacted', YES]],
  contactedKnown: [['contacted', 'any']],
  solved: [['solved', YES]],
  solvedKnown: [['solved', 'any']],
  rework: [['rework', YES]],
  timed: [['days', 'any']],
  days: [['days', 'any']],
};

const HAN = /^\p{Script=Han}{1,100}$/u;
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** A condition in both forms: arguments of COUNTIFS, and an array of true and false. */
interface Test {
  criterion: string;
  mask: string;
}

export interface Formulas {
  sum(sum: Sum, scope: Scope): string;
  /** A quotient rounded to places behind the point, `—` where it is divided by nothing. */
  quotient(quotient: Required<Quotient>, scope: Scope, places: number): string;
  points(points: Points, scope: Scope): string;
}

export const NOTHING = '—';

export function formulasOf(say: Say): Formulas {
  const table = say(words('workbook_table'));
  const headers = new Map(COLUMNS.map(({ name, header }) => [name, say(header)]));
  // Inside the brackets these four need an apostrophe.
  const column = (name: string) => `${table}[${(headers.get(name) ?? '').replace(/['[\]#]/g, "'$&")}]`;

  function test(name: string, wanted: Wanted): Test {
    const ref = column(name);
    if (wanted === 'any') return { criterion: `${ref},"<>"`, mask: `${ref}<>""` };
    const text = quoted(say(wanted));
    return { criterion: `${ref},${text}`, mask: `${ref}=${text}` };
  }

  function count(counted: Count, { isMailbox, by }: Scope): string {
    const tests = [
      test('line', lineWords(isMailbox)),
      ...CONDITIONS[counted].map(([name, wanted]) => test(name, wanted)),
    ];
    if (by && !HAN.test(by.name)) {
      const ref = column(by.column);
      const masks = [...tests.map(({ mask }) => mask), by.name === '' ? `${ref}=""` : `EXACT(${ref},${by.cell})`];
      return `SUMPRODUCT(${masks.map((mask) => `(${mask})`).join('*')}${counted === 'days' ? `,${column('days')}` : ''})`;
    }
    const criteria = tests.map(({ criterion }) => criterion);
    if (by) criteria.push(`${column(by.column)},${by.cell}`);
    return counted === 'days'
      ? `SUMIFS(${[column('days'), ...criteria].join(',')})`
      : `COUNTIFS(${criteria.join(',')})`;
  }

  function sum({ of, unlessNone }: Sum, scope: Scope): string {
    const terms = of.map(([counted, weight]) => {
      const factor = Math.abs(weight) === 1 ? '' : `${Math.abs(weight)}*`;
      return `${weight < 0 ? '-' : '+'}${factor}${count(counted, scope)}`;
    });
    const total = terms.join('').replace(/^\+/, '');
    return unlessNone === undefined ? total : `IF(${count(unlessNone, scope)}=0,0,${total})`;
  }

  const divided = ({ above, below }: Required<Quotient>, scope: Scope) =>
    `(${sum(above, scope)})/(${sum(below, scope)})`;
  return {
    sum,
    quotient: (quotient, scope, places) => `IFERROR(ROUND(${divided(quotient, scope)},${places}),"${NOTHING}")`,
    points: (points, scope) =>
      `IFERROR(100*(${points.map(([weight, rate]) => `${weight}*${divided(rate, scope)}`).join('+')}),"${NOTHING}")`,
  };
}

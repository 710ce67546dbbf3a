/** Where a record of a list leads: the address of its ticket's page. */
import type { Column } from './columns.ts';
import { one, parentOf } from './dom.ts';
import type { Cells } from './matrix.ts';

const LONGEST = 2_000;

/** The link in the cell of the number or, without one, of the title; undefined where it is a script or none. */
export function linkOf(cells: Cells, columns: readonly Column[]): { url?: string } {
  for (const { linked, index } of columns) {
    const cell = linked ? cells[index] : undefined;
    const url = cell && addressIn(cell);
    if (url) return { url };
  }
  return {};
}

function addressIn(cell: Element): string | undefined {
  const inside = one(cell, 'a');
  const around = cell instanceof HTMLAnchorElement ? cell : parentOf(cell);
  const link = inside ?? around;
  if (!(link instanceof HTMLAnchorElement)) return undefined;
  const printed = link.getAttribute('href');
  if (!printed) return undefined;
  const { URL: here, baseURI } = link.ownerDocument;
  const origin = ORIGIN.exec(here)?.[0];
  if (origin === undefined) return undefined;
  // The browser takes as long to work an address out as all else that is read of a record takes.
  const href = baseURI === here && ROOTED.test(printed) ? origin + printed : link.href;
  if (!href.startsWith(`${origin}/`) || href.length > LONGEST) return undefined;
  // `#` is how a page says that a script answers; a route in the fragment is an address.
  const [page, fragment = ''] = href.split('#');
  return page === here.split('#')[0] && !/[\w-]/.test(fragment) ? undefined : href;
}

const ORIGIN = /^https?:\/\/[^/]+/;
/** An address below the root of the site that stands as it is written. */
const ROOTED = /^\/(?!\/)(?!.*\/\.)[\w\-.~!$&()*+,;=:@%/?]*$/;

/** Where a record of a list leads: the address of its ticket's page. */
import type { Column } from './columns.ts';
import { parentOf } from './dom.ts';
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
  const inside = cell.getElementsByTagName('a')[0];
  const around = cell instanceof HTMLAnchorElement ? cell : parentOf(cell);
  const link = inside ?? (around instanceof HTMLAnchorElement ? around : undefined);
  if (!link?.hasAttribute('href')) return undefined;
  // Asked for once: the browser works an address out anew for each of its parts.
  const { href } = link;
  const here = link.ownerDocument.location;
  if (!here || !href.startsWith(`${here.origin}/`) || href.length > LONGEST) return undefined;
  // `#` is how a page says that a script answers; a route in the fragment is an address.
  const [page, fragment = ''] = href.split('#');
  return page === here.href.split('#')[0] && !/[\w-]/.test(fragment) ? undefined : href;
}

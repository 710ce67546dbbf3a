/** Parameters of the page's address. */

/** A whole number from the address. */
export function numberParam(name: string, fallback: number): number {
  return Number(new URLSearchParams(window.location.search).get(name)) || fallback;
}

/** Last part of the path: which page of a kit it is. */
export function pageName(): string {
  return window.location.pathname.split('/').at(-1) ?? '';
}

/** Origins as the browser's permission patterns. */

/** Match pattern of an origin. Firefox knows no ports in patterns: there it covers all ports of the host. */
export function patternOf(origin: string): string {
  const { protocol, hostname, host } = new URL(origin);
  return `${protocol}//${import.meta.env.FIREFOX ? hostname : host}/*`;
}

const PATTERN = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?))?(Z|[+-]\d{2}:\d{2})?$/;

/** Date.parse lets the 30th of February pass as a day of March. */
function isRealDay(day: string): boolean {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day);
}

/** Milliseconds of an ISO 8601 instant; without a zone it is Beijing's, without a time midnight. */
export function parseInstant(text: string): number | undefined {
  const [, day, time = '00:00', zone = '+08:00'] = PATTERN.exec(text) ?? [];
  if (day === undefined || !isRealDay(day)) return undefined;
  const ms = Date.parse(`${day}T${time}${zone}`);
  return Number.isNaN(ms) ? undefined : ms;
}

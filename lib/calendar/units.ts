/** What a term can be counted in. */
export const UNITS = ['workingDays', 'calendarDays', 'workingHours', 'hours'] as const;
export type Unit = (typeof UNITS)[number];

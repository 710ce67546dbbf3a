/** The forms in which times are kept. */
import * as z from 'zod/mini';

/** A point of Beijing time, as `2026-11-23T17:30:00+08:00`. */
export const zInstant = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+08:00$/));

/** A Beijing calendar day, as `2026-11-23`. */
export const zDay = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** A time as a page prints it: with a time of day or, where only the date stands there, the day alone. */
export const zMoment = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}\+08:00)?$/));

/** What an office decides of its bulletin: its reporting profile, with names, rules and texts of its own. */
import * as z from 'zod/mini';
import { zProfile } from '../figures/profile.ts';

/** The texts that an office can word itself, in the order in which they are printed. */
export const TEXTS = [
  'title',
  'opening',
  'basics',
  'categories',
  'units',
  'best',
  'leader',
  'mailbox',
  'overdue',
  'contact',
  'returns',
  'demands',
] as const;
export type TextName = (typeof TEXTS)[number];

const zName = z.string().check(z.maxLength(60));
const zDay = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const zShare = z.number().check(z.minimum(0), z.maximum(100));

export const zBulletinSettings = z.strictObject({
  /** 云溪区: printed before the hotline's name. */
  district: z._default(zName, ''),
  /** Who signs it: 云溪区人民政府办公室. */
  issuer: z._default(zName, ''),
  /** 先进单位: at least so many due, and at least these rates; the first so many of them, and who equals the last. */
  best: z._default(
    z.strictObject({
      minDue: z.number().check(z.int(), z.minimum(1)),
      onTimeRate: zShare,
      satisfactionRate: zShare,
      most: z.number().check(z.int(), z.minimum(1), z.maximum(20)),
    }),
    { minDue: 20, onTimeRate: 100, satisfactionRate: 90, most: 5 },
  ),
  /** 领导接听日: who answered the hotline on which day; its tickets are those of the channel 领导接听日 received then. */
  leaderDays: z._default(z.array(z.strictObject({ day: zDay, leader: zName })).check(z.maxLength(200)), []),
  /** Texts in the office's own words; of the others the usual ones are printed. */
  texts: z._default(z.partialRecord(z.enum(TEXTS), z.string().check(z.maxLength(5_000))), {}),
});
export type BulletinSettings = z.infer<typeof zBulletinSettings>;

/** A reporting profile as offices keep and share it. */
export const zOfficeProfile = z.extend(zProfile, {
  bulletin: z._default(zBulletinSettings, zBulletinSettings.parse({})),
});
export type OfficeProfile = z.infer<typeof zOfficeProfile>;
export const DEFAULT_OFFICE: OfficeProfile = zOfficeProfile.parse({});

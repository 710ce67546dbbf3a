/** The settings that are kept in backups: what a clerk or an office chose. What is worked out or only of this browser is not. */
import * as z from 'zod/mini';
import { zOfficeProfile } from '../bulletin/settings.ts';
import { zOfficeCalendar } from '../calendar/office.ts';
import { zDirectory } from '../duties/model.ts';
import { zReminderSettings } from '../reminders/settings.ts';
import { zReplySettings } from '../replying/settings.ts';
import type { SettingSchemas } from '../store/documents.ts';
import { zOfficeRules } from '../store/rules.ts';
import { zUnmasking } from '../ticket/unmasking.ts';

/** By their keys in `meta`, in the order in which they are put back. */
export const SETTINGS = {
  calendar: zOfficeCalendar,
  rules: zOfficeRules,
  duties: zDirectory,
  reminders: zReminderSettings,
  replying: zReplySettings,
  'office-profile': zOfficeProfile,
  unmaskings: z.array(zUnmasking),
} satisfies SettingSchemas;

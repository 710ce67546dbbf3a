/** What is kept besides tickets, as a clerk calls it. */
import type { SETTINGS } from '../../lib/backup/settings.ts';
import type { StoredDocument } from '../../lib/store/documents.ts';
import { parseReminderKey } from '../../lib/store/reminderKey.ts';
import { type Words, words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';

const SETTING_WORDS: Readonly<Record<keyof typeof SETTINGS, string>> = {
  calendar: 'backup_setting_calendar',
  rules: 'backup_setting_rules',
  duties: 'backup_setting_duties',
  reminders: 'backup_setting_reminders',
  replying: 'backup_setting_replying',
  'office-profile': 'backup_setting_office_profile',
  unmaskings: 'backup_setting_unmaskings',
};

/** The name of a setting; undefined where it is of another version of Anqi. */
export const settingWords = (key: string): Words | undefined =>
  Object.hasOwn(SETTING_WORDS, key) ? words(SETTING_WORDS[key as keyof typeof SETTINGS]) : undefined;

/** A document by its kind and name. */
export function documentWords({ kind, key }: Pick<StoredDocument, 'kind' | 'key'>): Words {
  if (kind === 'setting') {
    const name = settingWords(key);
    return name ? words('document_setting', say(name)) : words('document_setting_other');
  }
  if (kind === 'ledger') {
    const ticketNo = parseReminderKey(key)?.ticketNo;
    return ticketNo === undefined ? words('document_ledger_other') : words('document_ledger', ticketNo);
  }
  return kind === 'evidence' ? words('document_evidence') : words(`document_${kind}`, key);
}

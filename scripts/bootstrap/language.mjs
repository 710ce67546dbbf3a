/** Debian keeps Chromium's languages in a package of their own: without it the browser, and so Anqi, speaks English. */
import { existsSync } from 'node:fs';
import { hasApt, install, isRealPackage, refreshLists } from './apt.mjs';
import { say } from './say.mjs';

const DEBIAN_LOCALES = '/usr/lib/chromium/locales';

export function ensureLanguage() {
  if (!hasApt() || !existsSync(DEBIAN_LOCALES) || existsSync(`${DEBIAN_LOCALES}/zh-CN.pak`)) return;
  refreshLists();
  if (isRealPackage('chromium-l10n') && install(['chromium-l10n'])) return;
  say('Chromium has no Chinese user interface here; Anqi will show in English.');
}

/** A font with Chinese characters: without one every page measures and prints as empty boxes. */
import { hasApt, install, refreshLists } from './apt.mjs';
import { output } from './exec.mjs';
import { giveUp, say } from './say.mjs';

function hasChineseFont() {
  return Boolean(output('fc-list', [':lang=zh', 'family'])?.trim());
}

export function ensureFonts() {
  if (process.platform !== 'linux' || hasChineseFont()) return;
  if (!hasApt()) {
    say('no Chinese font was found; install Noto Sans CJK, or Chinese text will show as boxes.');
    return;
  }
  refreshLists();
  install(['fontconfig', 'fonts-noto-cjk']);
  if (!hasChineseFont()) giveUp('no Chinese font could be installed (messages above); install fonts-noto-cjk.');
}

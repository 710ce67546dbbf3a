/** The worker that counts a period of the office and makes its files. */
import { browser } from 'wxt/browser';
import { type RemoteOffice, remoteOffice } from '../../lib/office/remote.ts';

/** Starts one; it ends with its page. */
export function startOffice(): RemoteOffice {
  const locale = browser.i18n.getUILanguage().startsWith('zh') ? 'zh_CN' : 'en';
  return remoteOffice(new Worker(`${browser.runtime.getURL('/office-worker.js')}?locale=${locale}`));
}

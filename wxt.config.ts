import { defineConfig } from 'wxt';
import { EXTENSION_KEY, FIREFOX_ID } from './lib/protocol/identity.ts';
import { ocrFiles } from './scripts/ocr-files.ts';

/**
 * ANQI_TEST_ORIGIN makes the build for automated browser tests: it differs in nothing but one origin and the
 * companion that are granted beforehand, because no browser lets a program press "allow" in its permission prompt.
 */
const testOrigin = process.env.ANQI_TEST_ORIGIN;

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  outDirTemplate: testOrigin ? '{{browser}}-mv{{manifestVersion}}-test' : '{{browser}}-mv{{manifestVersion}}',
  imports: false,
  hooks: {
    // What the recogniser of pictures loads, which is never fetched from anywhere.
    'build:publicAssets': (_wxt, files) => void files.push(...ocrFiles()),
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'zh_CN',
    minimum_chrome_version: browser === 'firefox' ? undefined : '116',
    permissions: [
      'storage',
      'unlimitedStorage',
      'scripting',
      'alarms',
      'notifications',
      'activeTab',
      'contextMenus',
      ...(browser === 'firefox' ? [] : ['offscreen']),
      ...(testOrigin ? ['nativeMessaging'] : []),
    ],
    content_security_policy: { extension_pages: "script-src 'self' 'wasm-unsafe-eval'; object-src 'self';" },
    // Asked when the clerk turns the companion on.
    optional_permissions: ['nativeMessaging'],
    optional_host_permissions: ['http://*/*', 'https://*/*'],
    ...(testOrigin ? { host_permissions: [testOrigin] } : {}),
    ...(browser === 'firefox'
      ? { browser_specific_settings: { gecko: { id: FIREFOX_ID, strict_min_version: '128.0' } } }
      : { key: EXTENSION_KEY }),
    action: { default_title: '__MSG_extName__' },
  }),
});

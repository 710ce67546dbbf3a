/** In the extension's own pages, where tests evaluate, `chrome` answers with promises like the polyfill. */
declare const chrome: import('webextension-polyfill').Browser;

// The popup's first question, on its way before the popup's own code is read: the worker answers meanwhile.
globalThis.anqiFirst = chrome.runtime.sendMessage({ anqi: 'overview', request: {} });

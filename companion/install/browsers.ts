/** The browsers that can start the companion. */

export const BROWSERS = ['chrome', 'edge', 'chromium', 'firefox'] as const;
export type Browser = (typeof BROWSERS)[number];

export const BROWSER_NAMES: Record<Browser, string> = {
  chrome: 'Chrome',
  edge: 'Edge',
  chromium: 'Chromium',
  firefox: 'Firefox',
};

/** For this user alone, or for everyone who uses this computer. */
export const SCOPES = ['user', 'machine'] as const;
export type Scope = (typeof SCOPES)[number];

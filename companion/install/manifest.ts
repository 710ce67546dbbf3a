/** The manifest of the host: what a browser must start, and who may ask it to. */
import * as z from 'zod/mini';
import { CHROME_ORIGIN, FIREFOX_ID, HOST_NAME } from '../../lib/protocol/identity.ts';
import type { Browser } from './browsers.ts';

const zManifest = z.object({
  name: z.literal(HOST_NAME),
  description: z.string(),
  path: z.string().check(z.minLength(1)),
  type: z.literal('stdio'),
  allowed_origins: z.optional(z.array(z.string())),
  allowed_extensions: z.optional(z.array(z.string())),
});

/** The text of the manifest that `browser` reads; `path` is the absolute path of what it starts. */
export function manifestText(browser: Browser, path: string): string {
  const allowed = browser === 'firefox' ? { allowed_extensions: [FIREFOX_ID] } : { allowed_origins: [CHROME_ORIGIN] };
  const manifest = { name: HOST_NAME, description: 'Anqi 按期', path, type: 'stdio', ...allowed };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** What a manifest says, as its browser would take it: the program, and whether our extension may ask for it. */
export type ManifestRead =
  | { ok: true; path: string; allowed: boolean }
  | { ok: false; reason: 'not-json' | 'not-a-manifest'; detail: string };

/** Reads a manifest's text. Never throws. */
export function readManifest(browser: Browser, text: string): ManifestRead {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return { ok: false, reason: 'not-json', detail: String(error) };
  }
  const read = z.safeParse(zManifest, data);
  if (!read.success) return { ok: false, reason: 'not-a-manifest', detail: z.prettifyError(read.error) };
  const { path, allowed_origins, allowed_extensions } = read.data;
  const allowed =
    browser === 'firefox' ? allowed_extensions?.includes(FIREFOX_ID) : allowed_origins?.includes(CHROME_ORIGIN);
  return { ok: true, path, allowed: allowed ?? false };
}

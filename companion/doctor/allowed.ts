/**
 * Whether policies let the extension reach the companion. Chromium's rule (chrome/browser/extensions/api/messaging): a host is blocked when
 * the block list names it or `*` and the allow list does not name it; manifests of a single user count unless
 * NativeMessagingUserLevelHosts is off.
 */
import * as z from 'zod/mini';
import { CHROME_ID, FIREFOX_ID, HOST_NAME } from '../../lib/protocol/identity.ts';
import type { Browser } from '../install/browsers.ts';
import type { Policies } from './policies.ts';

const OBSTACLES = ['host-blocked', 'user-hosts-off', 'permission-blocked', 'extension-blocked'] as const;

/** What stands in the way, and where it was set. */
export interface Obstacle {
  what: (typeof OBSTACLES)[number];
  from: string;
}

const zNames = z.array(z.string());
const zExtension = z.object({
  installation_mode: z.optional(z.string()),
  blocked_permissions: z.optional(zNames),
  allowed_permissions: z.optional(zNames),
});
const zExtensions = z.record(z.string(), z.unknown());

/** A policy of another type than it should have is ignored by browsers, and so here. */
function policy<T extends z.core.$ZodType>({ values }: Policies, name: string, type: T) {
  const found = values.get(name);
  const read = z.safeParse(type, found?.value);
  return found && read.success ? { value: read.data, from: found.from } : undefined;
}

/** What the policies hold against the companion; none where all is open. */
export function obstaclesOf(policies: Policies, browser: Browser): Obstacle[] {
  const obstacles: Obstacle[] = [];
  const blocked = policy(policies, 'NativeMessagingBlocklist', zNames);
  const allowed = policy(policies, 'NativeMessagingAllowlist', zNames);
  if (browser !== 'firefox') {
    const named = blocked?.value.some((name) => name === '*' || name === HOST_NAME) ?? false;
    if (blocked && named && !allowed?.value.includes(HOST_NAME))
      obstacles.push({ what: 'host-blocked', from: blocked.from });
    const userHosts = policy(policies, 'NativeMessagingUserLevelHosts', z.boolean());
    if (userHosts?.value === false) obstacles.push({ what: 'user-hosts-off', from: userHosts.from });
  }
  const settings = policy(policies, 'ExtensionSettings', zExtensions);
  if (settings) obstacles.push(...extensionObstacles(settings.value, settings.from, browser));
  return obstacles;
}

/** ExtensionSettings: what is said of one extension goes before what is said of all (`*`). */
function extensionObstacles(settings: Record<string, unknown>, from: string, browser: Browser): Obstacle[] {
  const entry = (id: string) => z.safeParse(zExtension, settings[id]).data ?? {};
  const own = entry(browser === 'firefox' ? FIREFOX_ID : CHROME_ID);
  const all = entry('*');
  const obstacles: Obstacle[] = [];
  if ((own.installation_mode ?? all.installation_mode) === 'blocked')
    obstacles.push({ what: 'extension-blocked', from });
  const blocked = own.blocked_permissions ?? all.blocked_permissions ?? [];
  const allowed = own.allowed_permissions ?? [];
  if (blocked.includes('nativeMessaging') && !allowed.includes('nativeMessaging')) {
    obstacles.push({ what: 'permission-blocked', from });
  }
  return obstacles;
}

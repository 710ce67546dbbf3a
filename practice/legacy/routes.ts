import type { Route } from '../http/router.ts';
import type { Platform } from '../platform/platform.ts';
export function legacyRoutes(_platform: Platform): Route[] { return []; }

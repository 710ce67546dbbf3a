/** This frame's part of a support bundle. */
import type { Overlay } from '../../lib/overlay/overlay.ts';
import type { Outline } from '../../lib/protocol/bundle.ts';
import { dictionary } from '../../lib/reading/lexicon.ts';
import { outlineOf, outlinePath } from '../../lib/reading/outline.ts';

export function outlineNow(overlay: Overlay): Outline {
  const reading = overlay.reading();
  return {
    path: outlinePath(document),
    kind: reading?.kind ?? 'none',
    tickets: reading?.tickets.length ?? 0,
    state: reading?.outlook.state ?? 'other',
    // Labels may be a citizen's words where a header was taken for one wrongly: only their fields are told.
    warnings: (reading?.warnings ?? []).slice(0, 100).map(({ code, field, detail }) => ({
      code,
      ...(field ? { field } : {}),
      ...(detail ? { detail } : {}),
    })),
    ...outlineOf(document, dictionary),
  };
}

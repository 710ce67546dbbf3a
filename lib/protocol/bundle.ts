/** The support bundle: what a technician needs to see of a page that Anqi could not read, and nothing a citizen wrote. */
import * as z from 'zod/mini';
import { zDrift } from '../drift/model.ts';
import { zSiteProfile } from '../profiles/profile.ts';
import type { OutlineNode } from '../reading/outline.ts';

const zNode: z.ZodMiniType<OutlineNode> = z.strictObject({
  tag: z.string(),
  class: z.optional(z.string()),
  role: z.optional(z.string()),
  type: z.optional(z.string()),
  span: z.optional(z.string()),
  text: z.optional(z.string()),
  title: z.optional(z.string()),
  field: z.optional(z.string()),
  hidden: z.optional(z.literal(true)),
  children: z.optional(z.array(z.lazy(() => zNode))),
});

/** One frame: its address without what is asked of it, and its elements. */
export const zOutline = z.strictObject({
  path: z.string(),
  kind: z.string(),
  tickets: z.number(),
  state: z.string(),
  warnings: z.array(
    z.strictObject({ code: z.string(), field: z.optional(z.string()), detail: z.optional(z.string()) }),
  ),
  /** Elements left out, where the page has more than is of use. */
  left: z.number(),
  body: z.optional(zNode),
});
export type Outline = z.infer<typeof zOutline>;

export const zBundle = z.strictObject({
  format: z.literal('anqi-support-bundle'),
  version: z.literal(1),
  madeAt: z.string(),
  anqi: z.string(),
  browser: z.string(),
  language: z.string(),
  drift: z.optional(zDrift),
  profiles: z.array(zSiteProfile),
  frames: z.array(zOutline),
});
export type Bundle = z.infer<typeof zBundle>;

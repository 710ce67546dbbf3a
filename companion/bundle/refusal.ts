/** Says why a bundle is not taken; nothing of it was. */
export class BundleRefusal extends Error {}

export const damaged = (cause?: unknown): BundleRefusal =>
  new BundleRefusal('the bundle is damaged or cut short: fetch it again', { cause });

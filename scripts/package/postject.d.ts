declare module 'postject' {
  /** Puts a resource into an executable file, in place. */
  export function inject(
    file: string,
    resourceName: string,
    resource: Buffer,
    options?: { sentinelFuse?: string; machoSegmentName?: string; overwrite?: boolean },
  ): Promise<void>;
}

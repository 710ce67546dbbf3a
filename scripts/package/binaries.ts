/** Node binaries as npm delivers them, kept in a folder from one packaging to the next. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ownTarget, type Target } from './targets.ts';
import { versionFor } from './versions.ts';

const OWN_VERSION = process.versions.node;

function output(command: string, args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    // npm is a .cmd file on Windows, which starts only through a shell.
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr.trim()}`);
  return stdout;
}

function npmVersions(name: string): string[] {
  const versions: unknown = JSON.parse(output('npm', ['view', name, 'versions', '--json']));
  return Array.isArray(versions) ? versions.map(String) : [String(versions)];
}

/** The version to package `target` with. @throws Error in words where npm has none */
export function chooseVersion(target: Target): string {
  const own = ownTarget();
  if (target === own) return OWN_VERSION;
  const version = versionFor(OWN_VERSION, npmVersions(target.npm), npmVersions(own.npm));
  if (!version) throw new Error(`npm has no Node ${OWN_VERSION.split('.')[0]} for ${target.name}.`);
  return version;
}

/** The binary of `version` for `target`, fetched where it is not kept yet; npm checks what it fetched. */
function fetched(target: Target, version: string, cache: string): string {
  const folder = join(cache, `${target.npm}-${version}`);
  const file = join(folder, 'package', target.binary);
  if (existsSync(file)) return file;
  const partly = `${folder}.part`;
  rmSync(partly, { recursive: true, force: true });
  mkdirSync(partly, { recursive: true });
  const name = output('npm', ['pack', `${target.npm}@${version}`, '--pack-destination', partly, '--silent']).trim();
  output('tar', ['-xzf', join(partly, name), '-C', partly]);
  rmSync(join(partly, name));
  renameSync(partly, folder);
  chmodSync(file, 0o755);
  return file;
}

/**
 * The Node that becomes `target`'s program; on this system, the one that came with the npm packages.
 * @param root the project, @param cache where binaries are kept
 */
export function nodeFor(target: Target, version: string, root: string, cache: string): string {
  const ours = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (target === ownTarget() && version === OWN_VERSION) return existsSync(ours) ? ours : process.execPath;
  return fetched(target, version, cache);
}

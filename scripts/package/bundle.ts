import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Writes the command line as one CommonJS file, all that it needs inside: a packaged program loads no modules from disk.
 * @throws Error when something cannot be bundled
 */
export async function bundleCommandLine(root: string, outfile: string): Promise<void> {
  const { warnings } = await build({
    absWorkingDir: root,
    entryPoints: ['companion/cli.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    charset: 'utf8',
    // `read` says that it needs the source before it asks for this; pg asks for its native half only when told to.
    external: ['./companion/read/reader.ts', 'pg-native'],
    logLevel: 'warning',
  });
  // `import.meta` of a file that is no file any more, say: it would fail on a clerk's computer, not here.
  if (warnings.length > 0) throw new Error(`the command line cannot be bundled as it is: ${join(outfile)}`);
}

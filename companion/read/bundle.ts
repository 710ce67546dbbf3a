import { join } from 'node:path';
import { build } from 'esbuild';

const GLOBAL = 'anqiInPage';

/** The reading core as one script, ready to be called in a page that knows no modules. */
export async function bundleReader(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'inpage.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: GLOBAL,
    target: 'chrome116',
    charset: 'utf8',
    minify: true,
    logLevel: 'silent',
  });
  const [script] = outputFiles;
  if (!script) throw new Error('esbuild made no reader');
  return script.text;
}

/** The expression that loads the reader and gives its result. */
export function readExpression(reader: string, nowMs: number): string {
  return `${reader}\n;${GLOBAL}.readFrame(${nowMs})`;
}

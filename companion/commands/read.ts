import { isSea } from 'node:sea';
import { defineCommand } from 'citty';
import { parseInstant } from '../instant.ts';
import { isUnreadable } from '../read/result.ts';
import { written } from '../written.ts';
import { EXIT, refuse } from './output.ts';

export const read = defineCommand({
  meta: { name: 'read', description: 'Read saved platform pages; one line of JSON a file.' },
  args: {
    now: { type: 'string', description: 'The instant to read at, as 2026-11-23T17:30:00+08:00 (default: now)' },
    file: { type: 'positional', description: 'Saved pages (.html)', required: false, many: true },
  },
  async run({ args }) {
    const nowMs = args.now === undefined ? Date.now() : parseInstant(args.now);
    if (nowMs === undefined) return refuse(`--now is no instant: ${args.now}`);
    if (isSea()) {
      return refuse(
        'the packaged program cannot read saved pages: that takes a Chromium and the source of Anqi, with "npm run anqi -- read".',
      );
    }
    const files = args._;
    if (files.length === 0) return refuse('name at least one saved page.');
    // Loaded here, because the packaged program has neither this nor the browser driver that it needs.
    const { readFiles } = await import('../read/reader.ts');
    await readFiles(files, nowMs, (reading) => {
      if (isUnreadable(reading)) process.exitCode = EXIT.someUnreadable;
      void written(process.stdout, `${JSON.stringify(reading)}\n`);
    });
  },
});

import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runAnqi } from '../testing/anqi.ts';

it.each([
  ['--name', '区'.repeat(101)],
  ['--name', '区政府\u001b[8m'],
  ['--unit', '\u202e路口镇'],
])('a bundle that nobody could import is refused before anything is there: %s %j', (option, name) => {
  const home = mkdtempSync(join(tmpdir(), 'anqi-export-'));
  try {
    const unit = option === '--name' ? ['--all'] : [];
    const { code, stdout, stderr } = runAnqi(home, ['export', ...unit, option, name, '--out', 'a.anqi']);
    expect([code, stdout, stderr]).toEqual([
      2,
      '',
      expect.stringMatching(/^anqi: nobody could import a bundle under .* by --name\n$/),
    ]);
    expect([existsSync(join(home, 'a.anqi')), readdirSync(home)]).toEqual([false, []]);
  } finally {
    rmSync(home, { recursive: true });
  }
});

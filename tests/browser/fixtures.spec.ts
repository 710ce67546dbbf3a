/** Saved pages of many kits, each with what a careful clerk would say that it prints (the .json beside it). */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const PAGES = join(import.meta.dirname, '../fixtures/pages');
const CLI = join(import.meta.dirname, '../../companion/cli.ts');
const NOW = '2026-11-24T10:00:00+08:00';

interface Truth {
  kind: string;
  tickets: Record<string, string>[];
}

const names = readdirSync(PAGES)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace(/\.json$/, ''));

function readAll(): Map<string, Truth> {
  const files = names.map((name) => join(PAGES, `${name}.html`));
  const { stdout } = spawnSync('node', [CLI, 'read', '--now', NOW, ...files], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const lines = stdout.split('\n').filter(Boolean);
  return new Map(lines.map((line, i) => [names[i] ?? '', JSON.parse(line)]));
}

test('every saved page is read as it prints', () => {
  test.setTimeout(180_000);
  const readings = readAll();
  for (const name of names) {
    const truth: Truth = JSON.parse(readFileSync(join(PAGES, `${name}.json`), 'utf8'));
    const { kind, tickets } = readings.get(name) ?? { kind: 'not read', tickets: [] };
    expect.soft({ kind, tickets }, name).toEqual(truth);
  }
});

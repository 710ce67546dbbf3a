import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import english from '../../public/_locales/en/messages.json' with { type: 'json' };
import chinese from '../../public/_locales/zh_CN/messages.json' with { type: 'json' };

const textsOf = (messages: Record<string, { message: string }>) =>
  new Map(Object.entries(messages).map(([key, { message }]) => [key, message]));
const zh = textsOf(chinese);
const en = textsOf(english);
const placeholders = (text = '') => [...new Set(text.match(/\$\d/g))].sort();

describe('messages', () => {
  it('exist in both languages with the same arguments', () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
    for (const [key, text] of zh) expect([key, placeholders(en.get(key))]).toEqual([key, placeholders(text)]);
  });

  it('are quiet', () => {
    for (const text of [...zh.values(), ...en.values()]) expect(text).not.toMatch(/[!！]/);
  });

  it('exist for every key that the code names', () => {
    const sources = globSync('{lib,components,entrypoints}/**/*.{ts,tsx}').filter((file) => !file.includes('.test.'));
    const missing = sources.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bwords\('([\w@]+)'/g)]
        .map(([, key = '']) => key)
        .filter((key) => !zh.has(key)),
    );
    expect([...new Set(missing)]).toEqual([]);
  });
});

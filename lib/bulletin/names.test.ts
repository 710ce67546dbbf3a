import { expect, test } from 'vitest';
import en from '../../public/_locales/en/messages.json' with { type: 'json' };
import zh from '../../public/_locales/zh_CN/messages.json' with { type: 'json' };
import { sayFrom } from '../ticket/messages.ts';
import { byIds, FIELDS, fieldName, inWords } from './names.ts';
import { TEXTS } from './settings.ts';
import { fieldNames } from './template.ts';
import { usualText } from './texts.ts';

test.each([
  ['zh', zh],
  ['en', en],
])('every field has a name of its own in %s, and every usual text names fields that there are', (_, messages) => {
  const say = sayFrom(messages);
  const names = FIELDS.map((field) => fieldName(field, say));
  expect(new Set(names).size).toBe(FIELDS.length);
  expect(names.filter((name) => /^(?:office|notice)_/.test(name))).toEqual([]);
  for (const name of TEXTS)
    for (const isUnit of [false, true]) {
      const text = usualText(name, isUnit, say);
      expect(fieldNames(text).filter((field) => !FIELDS.includes(field))).toEqual([]);
      expect(byIds(inWords(text, say), say)).toBe(text);
    }
});

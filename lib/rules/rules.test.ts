import { describe, expect, it } from 'vitest';
import { checkRules, parseRules, rulesFile } from './file.ts';
import { ruleFor, unreachable } from './match.ts';
import { DEFAULT_RULES, PRESETS } from './presets/index.ts';
import { province5wd } from './presets/province-5wd.ts';
import { shanghaiSubdistrict } from './presets/shanghai-subdistrict.ts';

const told = (result: ReturnType<typeof parseRules>) =>
  result.ok
    ? 'taken'
    : result.faults.map(({ where, what }) =>
        [...where, what].map(({ key, args }) => [key, ...args].join(' ')).join(' / '),
      );

describe('the presets', () => {
  it('are whole, say where they are from, and have no rule that none reaches', () => {
    for (const preset of PRESETS) {
      expect(parseRules(rulesFile(preset))).toEqual({ ok: true, profile: preset });
      expect(preset.source).not.toBe('');
      expect(unreachable(preset)).toEqual([]);
    }
    expect(new Set(PRESETS.map(({ id }) => id)).size).toBe(PRESETS.length);
  });

  it('invent nothing by default', () => expect(DEFAULT_RULES.rules).toEqual([]));
});

describe('which rule holds', () => {
  const ticket = { round: 1 };
  const chosen = (more: object) => ruleFor(shanghaiSubdistrict, 'limit', { ...ticket, ...more })?.id;

  it('is the first whose conditions all fit, whatever the width and blanks of the words', () => {
    expect(chosen({ kind: '投诉类' })).toBe('help');
    expect(chosen({ kind: '咨询' })).toBe('question');
    expect(chosen({ kind: '投诉', urgency: '疑 难' })).toBe('complex');
    expect(chosen({ kind: '投诉', round: 2 })).toBe('rework');
    expect(chosen({})).toBe('question');
  });

  it('looks for keywords in title and content', () => {
    const [, , limit] = province5wd.rules;
    if (!limit) throw new Error('no such rule');
    const rules = { ...province5wd, rules: [{ ...limit, when: { keywords: ['ＡＢ停水'] } }] };
    expect(ruleFor(rules, 'limit', { ...ticket, title: '小区', content: 'ab 停水三天' })).toBeDefined();
    expect(ruleFor(rules, 'limit', { ...ticket, title: '小区停电' })).toBeUndefined();
  });
});

describe('rules that are not whole', () => {
  const [rule] = province5wd.rules;
  const withRule = (more: object) => checkRules({ ...province5wd, rules: [{ ...rule, ...more }] });

  it.each([
    [
      { unit: 'weeks' },
      'rules_place_named 1 2 个工作日内退件 / rules_part_unit unit / rules_fault_value weeks workingDays、calendarDays、workingHours、hours',
    ],
    [{ amount: 1.5 }, 'rules_place_named 1 2 个工作日内退件 / rules_part_amount amount / rules_fault_whole'],
    [{ amount: -1 }, 'rules_place_named 1 2 个工作日内退件 / rules_part_amount amount / rules_fault_small'],
    [{ amount: 999 }, 'rules_place_named 1 2 个工作日内退件 / rules_part_amount amount / rules_fault_long'],
    [{ cutoff: '25:00' }, 'rules_place_named 1 2 个工作日内退件 / rules_part_cutoff cutoff / rules_fault_time'],
    [{ from: 'limit' }, 'rules_place_named 1 2 个工作日内退件 / rules_part_from from / rules_fault_from_limit'],
    [{ colour: 'blue' }, 'rules_place_named 1 2 个工作日内退件 / rules_fault_unknown colour'],
    [{ name: undefined }, 'rules_place 1 / rules_part_name name / rules_fault_missing'],
    [
      { when: { kinds: ['投诉', ''] } },
      'rules_place_named 1 2 个工作日内退件 / rules_part_when when / rules_part_other kinds / rules_fault_empty',
    ],
    [
      { yellow: { amount: 0.5, unit: 'workingDays' } },
      'rules_place_named 1 2 个工作日内退件 / rules_part_yellow yellow / rules_part_amount amount / rules_fault_whole',
    ],
  ])('%j is refused with the place and the reason', (more, reason) => expect(told(withRule(more))).toEqual([reason]));

  it('is refused from a newer version, of another kind, cut off, and with an id twice', () => {
    expect(told(checkRules({ ...province5wd, version: 2 }))).toEqual(['rules_fault_newer 2 1']);
    expect(told(parseRules('[]'))).toEqual(['rules_fault_foreign']);
    expect(told(parseRules(rulesFile(province5wd).slice(0, 300)))[0]).toMatch(
      /^profiles_at \d+ \d+ \/ profiles_fault_cut$/,
    );
    expect(told(checkRules({ ...province5wd, rules: [rule, rule] }))).toEqual([
      'rules_place_named 2 2 个工作日内退件 / rules_part_id id / rules_fault_twice',
    ]);
  });
});

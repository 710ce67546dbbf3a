import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNITS } from '../calendar/units.ts';
import { CLOCK_NAMES } from '../ticket/clocks.ts';
import { added, changed, differs, draftOf, moved, profileOf, without, withTexts } from './draft.ts';
import { changedTexts, newTexts, offeredFor, ruleOf, textsOf } from './edit.ts';
import { checkRules } from './file.ts';
import { fitsWhen, type Matched, unreachable } from './match.ts';
import { CONDITIONS, type Rule, type RuleProfile, STARTS, type When } from './model.ts';
import { PRESETS } from './presets/index.ts';
import { province5wd } from './presets/province-5wd.ts';

const rulesOf = (...rules: unknown[]) => checkRules({ ...province5wd, rules });
const pick = <T>(...values: T[]) => fc.constantFrom(...values);
const someWords = fc.array(pick('求助', '投诉', '疑难', '疑难复杂', '复杂', 'AB', 'ａｂ 停水'), {
  minLength: 1,
  maxLength: 3,
});
const conditions = fc.record(
  { ...Object.fromEntries(CONDITIONS.map((name) => [name, someWords])), round: pick('first', 'rework') },
  { requiredKeys: [] },
) as fc.Arbitrary<When>;

describe('a rule as texts', () => {
  it('comes back as it was', () => {
    for (const { rules } of PRESETS) for (const rule of rules) expect(ruleOf(rule.id, textsOf(rule))).toEqual(rule);
    const span = fc.record({ amount: fc.nat(9), unit: pick(...UNITS) });
    const rule = fc.record(
      {
        id: fc.constant('r'),
        name: pick('办结', '退件'),
        clock: pick(...CLOCK_NAMES),
        when: conditions.filter((when) => Object.keys(when).length > 0),
        amount: fc.nat(30),
        unit: pick(...UNITS),
        from: pick(...STARTS),
        startDayCounts: fc.constant(true),
        rollForward: fc.constant(true),
        cutoff: pick('17:30', '09:00', '24:00'),
        pausable: fc.constant(true),
        extension: span,
        yellow: span,
        red: span,
        source: pick('条例第十条'),
      },
      { requiredKeys: ['id', 'name', 'clock', 'amount', 'unit', 'from'] },
    );
    fc.assert(
      fc.property(rule, (any) => {
        const texts = changedTexts(textsOf(any as Rule), {});
        const back = ruleOf('r', texts);
        // Whatever the form offers can be kept, and nothing that was kept changes by being looked at.
        expect(rulesOf(back).ok).toBe(true);
        expect(ruleOf('r', textsOf(back as Rule))).toEqual(back);
        const { units, starts, ...offered } = offeredFor(any);
        const meant = Object.fromEntries(
          Object.entries(any).filter(([name]) => offered[name as keyof typeof offered] ?? true),
        );
        if (units.includes(any.unit) && starts.includes(any.from)) expect(back).toEqual(meant);
      }),
    );
  });

  it('takes numbers, times and lists as people type them', () => {
    const texts = changedTexts(newTexts('试'), { amount: ' ５ ', cutoff: '9：00' });
    texts.words.kinds = '求助，投诉、 举报;\n建议';
    expect(ruleOf('r', texts)).toMatchObject({
      amount: 5,
      cutoff: '09:00',
      when: { kinds: ['求助', '投诉', '举报', '建议'] },
    });
  });

  it.each([
    ['amount', '五', 'rules_fault_number'],
    ['amount', '', 'rules_fault_missing'],
    ['amount', '1.5', 'rules_fault_whole'],
    ['amount', '-1', 'rules_fault_small'],
    ['cutoff', '5点半', 'rules_fault_time'],
    ['name', '  ', 'rules_fault_empty'],
  ])('with %s “%s” is refused at that place', (part, typed, why) => {
    const result = rulesOf(ruleOf('r', changedTexts(newTexts('试'), { [part]: typed })));
    expect(result.ok ? [] : result.faults.map(({ path, what }) => [path.join('.'), what.key])).toEqual([
      [`rules.0.${part}`, why],
    ]);
  });
});

describe('a draft', () => {
  const own = { id: 'own-1', name: '本单位' };
  const draft = draftOf(province5wd);
  const checked = (of: typeof draft) => checkRules(profileOf(of));

  it('says what its profile says, and becomes the office’s own by the first change', () => {
    expect(checked(draft)).toEqual({ ok: true, profile: province5wd });
    expect(differs(draft, province5wd)).toBe(false);
    const edited = changed(draft, { rules: withTexts(draft, 'limit', { ...textsOf(limit()), amount: '4' }) }, own);
    const result = checked(edited);
    expect(result.ok && [result.profile.id, result.profile.rules[2]?.amount]).toEqual(['own-1', 4]);
    expect(changed(edited, { name: '二科' }, { id: 'own-2', name: '' })).toMatchObject({ id: 'own-1', name: '二科' });
    expect(province5wd.rules[2]?.amount).toBe(5);
  });

  it('moves, takes out and adds rules', () => {
    const ids = (rules: readonly { id: string }[]) => rules.map(({ id }) => id).join(' ');
    expect(ids(moved(draft, 'limit', -1))).toBe('return limit complex extension');
    expect(ids(moved(draft, 'return', -1))).toBe('return complex limit extension');
    expect(ids(without(draft, 'complex'))).toBe('return limit extension');
    const more = { ...draft, rules: added({ ...draft, rules: without(draft, 'complex') }, newTexts('新')) };
    expect(ids(added(more, newTexts('新')))).toBe('return limit extension rule-4 rule-5');
  });
});

const limit = (): Rule => {
  const found = province5wd.rules.find(({ id }) => id === 'limit');
  if (!found) throw new Error('no such rule');
  return found;
};

describe('a rule that none reaches', () => {
  const profile = (...whens: (When | undefined)[]): Pick<RuleProfile, 'rules'> => ({
    rules: whens.map((when, i) => ({ ...limit(), id: `r${i}`, ...(when ? { when } : {}) })),
  });

  it('is told with the one that takes its tickets', () => {
    const found = (...whens: (When | undefined)[]) =>
      unreachable(profile(...whens)).map(({ rule, by }) => `${rule.id} by ${by.id}`);
    expect(found(undefined, { round: 'rework' })).toEqual(['r1 by r0']);
    expect(found({ round: 'rework' }, undefined, { kinds: ['投诉'] })).toEqual(['r2 by r1']);
    expect(found({ kinds: ['疑难'] }, { kinds: ['疑难复杂'], round: 'first' })).toEqual(['r1 by r0']);
    expect(found({ kinds: ['疑难', '投诉'] }, { kinds: ['疑难', '求助'] })).toEqual([]);
  });

  it('fits no ticket that the other does not fit', () => {
    const text = fc.option(pick('投诉', '疑难 复杂', 'ab停水', '求助'), { nil: undefined });
    const ticket = fc.record({ channel: text, kind: text, category: text, urgency: text, unit: text, title: text });
    fc.assert(
      fc.property(conditions, conditions, ticket, pick(1, 2), (first, second, parts, round) => {
        const [hidden] = unreachable(profile(first, second));
        const seen = { ...parts, round } as Matched;
        if (hidden && fitsWhen(second, seen)) expect(fitsWhen(first, seen)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

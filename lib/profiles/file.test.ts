/** Profiles as a file: what goes out comes in again; anything else is refused with its place. */
import { describe, expect, it } from 'vitest';
import { parseProfiles, profilesFile } from './file.ts';
import type { SiteProfile } from './profile.ts';

const profile = (id: string, name: string): SiteProfile => ({
  id,
  name,
  match: ['https://a.example'],
  list: { ticketNo: '件码', dueAt: '到何时止' },
  detail: {},
  ignore: { list: ['编号'], detail: [] },
});
const file = (change: (profiles: Record<string, unknown>[]) => void): string => {
  const profiles = [profile('a', '甲'), profile('b', '乙')].map((each) => ({ ...each }));
  change(profiles);
  return JSON.stringify({ format: 'anqi-site-profiles', version: 1, exportedAt: '2026-11-24', profiles });
};
const faultsOf = (text: string) => {
  const parsed = parseProfiles(text);
  return parsed.ok ? [] : parsed.faults;
};

describe('a file of profiles', () => {
  it('comes back as it was written, byte order mark or not', () => {
    const profiles = [profile('a', '甲')];
    const text = profilesFile(profiles, '2026-11-24T10:00:00+08:00');
    expect(parseProfiles(text)).toEqual({ ok: true, profiles });
    expect(parseProfiles(`\ufeff${text}`)).toEqual({ ok: true, profiles });
  });

  it('that is broken is refused with line and character', () => {
    const text = profilesFile([profile('a', '甲')], 'now');
    const [fault] = faultsOf(text.replace('"name": ', '"name" '));
    expect(fault).toMatchObject({
      where: [{ key: 'profiles_at', args: ['8', '14'] }],
      what: { key: 'profiles_fault_json' },
    });
    expect(faultsOf(text.slice(0, 60))[0]?.what.key).toBe('profiles_fault_cut');
    expect(faultsOf('')[0]?.what.key).toBe('profiles_fault_cut');
  });

  it('of another program, or of a newer version, says so', () => {
    expect(faultsOf('{"name":"x"}')[0]?.what.key).toBe('profiles_fault_foreign');
    expect(faultsOf('[1,2]')[0]?.what.key).toBe('profiles_fault_foreign');
    const newer = file(() => undefined).replace('"version":1', '"version":2');
    expect(faultsOf(newer)[0]?.what).toEqual({ key: 'profiles_fault_newer', args: ['2', '1'] });
  });

  it('with a wrong entry names the profile and the field', () => {
    const [fault] = faultsOf(file((profiles) => Object.assign(profiles[1] ?? {}, { list: { dueAt: '' } })));
    expect(fault).toEqual({
      where: [
        { key: 'profiles_place_named', args: ['2', '乙'] },
        { key: 'profiles_part_list', args: ['list'] },
      ],
      field: 'dueAt',
      what: { key: 'profiles_fault_empty', args: [] },
    });
  });

  it.each([
    [{ list: { price: '单价' } }, 'profiles_fault_field'],
    [{ match: ['ftp://a'] }, 'profiles_fault_form'],
    [{ match: ['http://[a'] }, 'profiles_fault_address'],
    [{ name: undefined }, 'profiles_fault_missing'],
    [{ name: 7 }, 'profiles_fault_type'],
    [{ extra: 1 }, 'profiles_fault_unknown'],
    [{ id: 'a' }, 'profiles_fault_twice'],
    [{ ignore: { list: ['x'.repeat(101)], detail: [] } }, 'profiles_fault_long'],
  ])('refuses %j', (change, what) => {
    expect(
      faultsOf(file((profiles) => Object.assign(profiles[1] ?? {}, change))).map((fault) => fault.what.key),
    ).toEqual([what]);
  });
});

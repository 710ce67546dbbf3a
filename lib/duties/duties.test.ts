/** The duty directory: what a file must be, whose a matter is by its words, and whom to suggest. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PRACTICE_DUTIES } from '../../tests/fixtures/duties.ts';
import { withUnit } from './edit.ts';
import { checkDuties, dutiesFile, parseDuties } from './file.ts';
import { excluded, unitsFor } from './match.ts';
import { type Directory, emptyDirectory, type UnitDuties } from './model.ts';
import { dutiesOfSheet } from './sheet.ts';
import { suggestions } from './suggest.ts';

const { units } = PRACTICE_DUTIES;
const names = (found: readonly { unit: string }[]) => found.map(({ unit }) => unit);
const directory = (...entries: UnitDuties[]): Directory => ({ ...emptyDirectory('目录'), units: entries });

describe('whose a matter is', () => {
  it('is told by the keywords that stand in the ticket, the title before the rest', () => {
    const [first] = unitsFor(
      { title: '反映占道经营和油烟', content: '夜市流动摊贩占满人行道，还有噪音' },
      units,
      undefined,
    );
    expect(first).toMatchObject({ unit: '区城管局', keywords: ['占道经营', '流动摊贩', '油烟'] });
    expect(first?.duty).toEqual({ text: '市容环境卫生管理，查处占道经营、流动摊贩', shared: ['占道经营', '流动摊贩'] });
  });

  it('is told by a duty in other words, and not by a word that only passes by', () => {
    expect(names(unitsFor({ content: '老板拖着工资不给，欠了三个月，请劳动保障监察去查' }, units, undefined))).toEqual([
      '区人社局',
    ]);
    expect(unitsFor({ content: '此前也向社区反映过，工作人员登记后没有下文' }, units, undefined)).toEqual([]);
    expect(unitsFor({ title: '投诉举报有关部门管理工作', content: '请依法处理' }, units, undefined)).toEqual([]);
  });

  it('weighs a longer and a rarer keyword more', () => {
    const common = ['甲局', '乙局', '丙局'].map((unit) => ({
      unit,
      duties: [],
      keywords: ['噪声', '夜间施工噪声'].slice(0, unit === '丙局' ? 2 : 1),
    }));
    expect(names(unitsFor({ title: '夜间施工噪声' }, common, undefined))[0]).toBe('丙局');
    const rare = [
      { unit: '丁局', duties: [], keywords: ['河道'] },
      ...common.map((each) => ({ ...each, keywords: ['噪声'] })),
    ];
    expect(names(unitsFor({ title: '河道噪声' }, rare, undefined))[0]).toBe('丁局');
  });

  it('is never the own unit, nor one that excludes it word for word', () => {
    const matter = { title: '占道经营和拖欠工资' };
    expect(names(unitsFor(matter, units, ' 区城管局 '))).not.toContain('区城管局');
    expect(names(unitsFor(matter, units, undefined))).not.toContain('区人社局');
    expect(excluded(units[1] as UnitDuties, matter)).toBe('占道经营');
  });

  it('joins with where similar tickets ended, which alone is enough', () => {
    const matter = { title: '路灯不亮' };
    const ended = [
      { unit: '区住建局', count: 4, of: 5 },
      { unit: '区城管局', count: 1, of: 5 },
      { unit: '云溪街道', count: 1, of: 50 },
    ];
    expect(suggestions(matter, units, ended, '路口镇')).toMatchObject([
      { unit: '区城管局', keywords: ['路灯'], ended: { count: 1, of: 5 } },
      { unit: '区住建局', ended: { count: 4, of: 5 } },
    ]);
    expect(names(suggestions(matter, [], ended, '区住建局'))).toEqual(['区城管局']);
  });
});

describe('a directory as a file', () => {
  const text = (data: unknown) => JSON.stringify(data);

  it('is refused whole, with the place of each fault', () => {
    const where = (source: string) => {
      const parsed = parseDuties(source);
      return parsed.ok
        ? 'ok'
        : parsed.faults.map((fault) =>
            [...fault.where, fault.what].map(({ key, args }) => `${key} ${args.join(' ')}`.trim()),
          );
    };
    expect(where('{\n "format": "anqi-duties",\n }')).toEqual([['profiles_at 3 2', 'profiles_fault_json']]);
    expect(where(text({ units: [] }))).toEqual([['duties_fault_foreign']]);
    expect(where(text({ ...PRACTICE_DUTIES, version: 9 }))).toEqual([['rules_fault_newer 9 1']]);
    const twice = directory({ unit: '甲局', duties: [], keywords: [''] }, { unit: '甲 局', duties: [], keywords: [] });
    expect(where(text(twice))).toEqual([
      ['duties_place_named 1 甲局', 'duties_part_keywords', 'duties_place_entry 1', 'rules_fault_empty'],
      ['duties_place_named 2 甲 局', 'duties_part_unit', 'duties_fault_twice'],
    ]);
    expect(where(text({ ...directory({ unit: '甲局', duties: ['长'.repeat(401)], keywords: [] }) }))).toEqual([
      ['duties_place_named 1 甲局', 'duties_part_duties', 'duties_place_entry 1', 'duties_fault_long 400'],
    ]);
  });

  it('comes back from JSON as it is, entries written together set apart', () => {
    expect(parseDuties(`\ufeff${dutiesFile(PRACTICE_DUTIES)}`)).toEqual({ ok: true, directory: PRACTICE_DUTIES });
    const together = directory({ unit: '甲局', duties: ['一；二'], keywords: ['三、四，五', '四'] });
    expect(checkDuties(together)).toMatchObject({
      directory: { units: [{ duties: ['一', '二'], keywords: ['三', '四', '五'] }] },
    });
  });

  it('is a table too: titles above, a unit over several rows, the example left out, faults by row', () => {
    const sheet = {
      rows: [
        ['某区部门职责表', '', ''],
        ['序号', '承办单位', '主要职责', '关键字'],
        ['', '示例单位（导入时自动略过）', '虚构', '虚构'],
        ['1', '甲局', '职责一', '甲、乙'],
        ['', '', '职责二', '丙'],
        ['2', '乙局', '职责三', ''],
        ['3', '甲局', '职责四', ''],
      ],
      merges: [{ top: 3, left: 1, bottom: 4, right: 1 }],
    };
    expect(dutiesOfSheet(sheet, '表')).toMatchObject({
      directory: {
        name: '表',
        units: [
          { unit: '甲局', duties: ['职责一', '职责二', '职责四'], keywords: ['甲', '乙', '丙'] },
          { unit: '乙局', duties: ['职责三'] },
        ],
      },
    });
    expect(dutiesOfSheet({ ...sheet, merges: [] }, '表')).toMatchObject({
      faults: [{ where: [{ key: 'duties_place_row', args: ['5'] }], what: { key: 'duties_fault_no_unit' } }],
    });
    const long = [...sheet.rows.slice(0, 4), ['', '丙局', '', '长'.repeat(41)]];
    expect(dutiesOfSheet({ rows: long, merges: [] }, '表')).toMatchObject({
      faults: [{ where: [{ args: ['5'] }, { key: 'duties_part_keywords' }, {}], what: { key: 'duties_fault_long' } }],
    });
    expect(dutiesOfSheet({ rows: [['姓名', '电话']], merges: [] }, '表')).toMatchObject({
      faults: [{ what: { key: 'duties_fault_header' } }],
    });
  });

  it('takes a form only when a unit and something of it are named, and the unit once', () => {
    const texts = { unit: '区城管局', duties: '', keywords: '', not: '' };
    expect(withUnit(PRACTICE_DUTIES, units.length, texts)).toEqual({
      ok: false,
      faults: { unit: { key: 'duties_fault_twice', args: [] }, keywords: { key: 'duties_fault_nothing', args: [] } },
    });
    expect(withUnit(PRACTICE_DUTIES, 0, { ...texts, keywords: '井盖、路灯' })).toMatchObject({
      directory: { units: expect.arrayContaining([{ unit: '区城管局', duties: [], keywords: ['井盖', '路灯'] }]) },
    });
  });
});

describe('texts of any kind', () => {
  it('never break the matching, and what is shown as matched stands in the ticket', () => {
    const any = fc.string({ unit: 'binary', maxLength: 60 });
    const entry = fc.record({
      unit: any,
      duties: fc.array(any, { maxLength: 3 }),
      keywords: fc.array(any, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(any, any, fc.array(entry, { maxLength: 4 }), (title, content, entries) => {
        const plain = (text: string) =>
          text
            .normalize('NFKC')
            .toLowerCase()
            .replace(/[^\p{L}\p{N}]+/gu, '');
        for (const { keywords, score } of unitsFor({ title, content }, entries, undefined)) {
          expect(Number.isFinite(score)).toBe(true);
          for (const keyword of keywords) expect(plain(`${title}${content}`)).toContain(plain(keyword));
        }
      }),
    );
  });
});

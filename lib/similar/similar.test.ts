import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ticket } from '../ticket/model.ts';
import { endedAt } from './ended.ts';
import { entryOf, textOf } from './entry.ts';
import { foldedText } from './fold.ts';
import { entriesOf, leavesOf, withEntries, zLeaf } from './leaf.ts';
import { citizensOf, matterOf } from './matters.ts';
import { namedIn, namesApart } from './named.ts';
import { agrees, packPhone, phoneOf, samePhone } from './phone.ts';
import { packPlace, placeOf, samePlace } from './place.ts';
import { knownOf, likeReason, relate } from './relate.ts';
import { scan } from './scan.ts';
import { jaccard, nearEqualReplies, shinglesOf } from './shingles.ts';
import { probeOf, sketchOf } from './sketch.ts';
import { type Commonness, cosine, countOf, countText, noCommonness, vectorOf } from './weights.ts';

const SITE = 'http://12345.example.cn';
const ticketOf = (fields: Partial<Ticket> & { ticketNo: string }): Ticket => ({
  site: SITE,
  dueSource: 'none',
  round: 1,
  firstSeenAt: '2026-11-20T10:00:00+08:00',
  lastSeenAt: '2026-11-20T10:00:00+08:00',
  open: 1,
  ...fields,
});
/** An office whose tickets all begin and end with the same words. */
const wrap = (text: string) => `诉求人来电反映：${text}，请相关部门处理，谢谢。`;
const MATTERS = [
  '小区路灯不亮夜间行走危险',
  '烧烤店油烟直排楼上不敢开窗',
  '工地夜间施工噪音扰民',
  '拖欠农民工工资三个月未发',
  '自来水浑浊发黄有异味',
  '咨询居住证到期如何续签',
  '垃圾清运不及时臭味难闻',
  '公交班次太少等车时间长',
];
const office = (): Commonness => {
  const common = noCommonness();
  for (let i = 0; i < 40; i++) countText(common, wrap(MATTERS[i % MATTERS.length] ?? ''));
  return common;
};

describe('text is compared as it is meant', () => {
  it('whether traditional, full-width or small', () => {
    expect(foldedText('路燈２２號ABC！')).toBe(foldedText('路灯22号abc'));
    expect(foldedText('😀🎉 \u200b…')).toBe('');
  });

  it('and what all of an office’s tickets say makes none alike', () => {
    const common = office();
    const [lamp = '', smoke = ''] = MATTERS.map(wrap);
    expect(cosine(vectorOf(lamp, common), vectorOf(smoke, common))).toBeLessThan(0.15);
    const again = vectorOf(wrap('路口镇的路灯不亮，行走危险'), common);
    expect(cosine(vectorOf(lamp, common), again)).toBeGreaterThan(0.4);
    // Without an office's own tickets the words around weigh as much as the matter.
    const none = noCommonness();
    expect(cosine(vectorOf(lamp, none), vectorOf(smoke, none))).toBeGreaterThan(0.3);
  });

  it('counts are never too low', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 30 }), (texts) => {
        const common = noCommonness();
        for (const text of texts) countText(common, text);
        for (const gram of texts.flatMap((text) => [...vectorOf(text, common).keys()])) {
          const having = texts.filter((text) => vectorOf(text, common).has(gram)).length;
          expect(countOf(common, gram)).toBeGreaterThanOrEqual(having);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('a repeat is known by its characters, however it is punctuated', () => {
    const text = '沿湖路22号门前路灯损坏三个多月，夜间行走十分危险，请尽快安排修复';
    const again = `${text.replaceAll('，', ' ')}！！`;
    expect(jaccard(shinglesOf(text), shinglesOf(again))).toBe(1);
    expect(jaccard(shinglesOf('路灯不亮'), shinglesOf('路灯不亮'))).toBe(0);
    const replies = [{ reply: '已转区城管局办理，请耐心等待后续处理结果通知' }, { reply: again, ticketNo: '1' }];
    expect(nearEqualReplies(replies, text)).toEqual([{ reply: again, ticketNo: '1', share: 1 }]);
  });
});

describe('a citizen', () => {
  it.each([
    ['138 1234 5678', '13812345678', 'same'],
    ['+86-13812345678', '１３８１２３４５６７８', 'same'],
    ['138****5678', '13812345678', 'maybe'],
    ['138xxxx5678', '138****5678', 'maybe'],
    ['138****5678', '13912345678', undefined],
    ['138****5679', '13812345678', undefined],
    ['0730-8412345', '07308412345', 'same'],
    // Four digits that agree are many people's.
    ['*******5678', '13812345678', undefined],
  ])('has the telephone %s and %s: %s', (a, b, expected) => {
    const [first, second] = [phoneOf(a), phoneOf(b)];
    expect(first && second ? samePhone(first, second) : undefined).toBe(expected);
  });

  it('is found by the packed number wherever it is by the number itself', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789*'), minLength: 7, maxLength: 16 });
    fc.assert(
      fc.property(digits, digits, (a, b) => {
        const [highA, lowA] = packPhone(a);
        const [highB, lowB] = packPhone(b);
        if (samePhone(a, b)) expect(agrees(lowA, lowB) && agrees(highA, highB)).toBe(true);
        if (a.length !== b.length && !/\*/.test(a + b)) expect(agrees(lowA, lowB) && agrees(highA, highB)).toBe(false);
      }),
    );
  });

  it('is counted once by telephone, masked or not, else by name', () => {
    const known = (fields: Partial<Ticket>, i: number) => knownOf(ticketOf({ ticketNo: `${i}1`, ...fields }), office());
    const tickets = [
      { citizenPhone: '13812345678' },
      { citizenPhone: '138****5678' },
      { citizenPhone: '13900000000' },
      { citizenName: '张丽华' },
      { citizenName: '张丽华' },
      { citizenName: '张先生' },
      { citizenName: '匿名' },
    ];
    expect(citizensOf(tickets.map(known))).toBe(5);
  });
});

describe('a place', () => {
  it.each([
    ['湖南省岳阳市云溪区云溪街道幸福小区3栋', '云溪区幸福小区', true],
    ['云溪区路口镇青松村4组', '青松村4组附近', true],
    ['中山路1号', '中山路12号', false],
    ['中山路12号', '云溪街道中山路12号3楼', true],
    ['幸福小区3栋', '幸福小区5栋', false],
    // The part of a city is no place.
    ['云溪区云溪街道', '云溪区云溪街道幸福小区', false],
    ['路口镇', '路口镇', false],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(samePlace(placeOf(a), placeOf(b))).toBe(expected);
  });

  it('lies in another by its packed form wherever it does by itself', () => {
    const text = fc.string({ unit: fc.constantFrom(...'幸福小路区中山青松村1234号栋'), maxLength: 8 });
    fc.assert(
      fc.property(text, text, text, (before, place, after) => {
        const [a, b] = [placeOf(place), placeOf(before + place + after)];
        if (!samePlace(a, b)) return;
        const [short, long] = a.length < b.length ? [a, b] : [b, a];
        const outside = packPlace(long);
        expect([...packPlace(short)].every((word, i) => (word & ~(outside[i] ?? 0)) === 0)).toBe(true);
      }),
    );
  });
});

describe('one matter', () => {
  const common = office();
  const text = wrap('幸福小区3栋楼下烧烤店油烟直排楼上不敢开窗已有两个月');
  const at = (ticketNo: string, fields: Partial<Ticket>) =>
    knownOf(ticketOf({ ticketNo, receivedAt: '2026-11-20', ...fields }), common);
  const own = at('1', { content: text, place: '幸福小区3栋', citizenPhone: '13812345678' });

  it('is nearly one text, unless the places differ', () => {
    expect(relate(own, at('2', { content: text }))).toMatchObject({ isMatter: true, isEqual: true });
    expect(relate(own, at('2', { content: text, place: '青松村4组' }))).toMatchObject({
      isMatter: false,
      isLike: true,
    });
  });

  it('is like texts of one place within ninety days', () => {
    const like = { content: wrap('烧烤店油烟直排，楼上不敢开窗'), place: '幸福小区' };
    expect(relate(own, at('2', like)).isMatter).toBe(true);
    expect(relate(own, at('2', { ...like, receivedAt: '2026-07-01' })).isMatter).toBe(false);
    expect(relate(own, at('2', { ...like, content: wrap('拖欠农民工工资') })).isMatter).toBe(false);
  });

  it('is not that of another estate, village or road, though lists print no address', () => {
    const noise = (place: string) => `投诉${place}14栋深夜噪音，楼下棋牌室凌晨两点还在营业，严重影响居民休息`;
    const list = (ticketNo: string, title: string) => at(ticketNo, { title, content: title });
    const here = list('2', noise('安居小区'));
    const there = list('3', noise('绿洲家园'));
    const nowhere = list('4', noise('我们小区'));
    expect(relate(here, there)).toMatchObject({ isMatter: false, isLike: true });
    expect(relate(here, list('5', noise('我是住在安居小区的，'))).isMatter).toBe(true);
    expect(relate(here, nowhere).isMatter).toBe(true);
    // A ticket that names no place does not make one matter of two estates.
    expect(matterOf(here, [nowhere, there]).map(({ ticket }) => ticket.ticketNo)).toEqual(['4']);
  });

  it.each([
    ['投诉安居小区14栋噪音', '绿洲家园14栋噪音', true],
    ['反映青松村4组', '云港村2组', true],
    ['沿湖路路灯不亮', '胜利沟路路灯不亮', true],
    ['松涛社区', '望溪社区', true],
    ['云溪小学门口', '路口中学门口', true],
    ['恒大城14栋', '锦绣苑14栋', true],
    // The finer place decides.
    ['沿湖路安居小区', '沿湖路绿洲家园', true],
    ['沿湖路安居小区', '云港路口的安居小区', false],
    ['绿洲家园小区', '住绿洲家园', false],
    // One of another kind may be the same place.
    ['沿湖路22号', '安居小区门口', false],
    // Everybody's.
    ['我们小区停水', '绿洲家园停水', false],
    ['老旧小区改造', '附近小区改造', false],
    ['停止小区架空层建设', '要将小区公共部分出租', false],
    ['全村停水', '青松村停水', false],
    ['道路坑洼', '水泥路坑洼', false],
    ['全体村民', '广大村民', false],
    ['进城务工', '县城城管', false],
  ])('%s and %s lie apart: %s', (a, b, expected) => {
    expect(namesApart(namedIn(a), namedIn(b))).toBe(expected);
  });

  it('reaches from one to the next', () => {
    const near = at('2', { content: text.slice(0, 40), place: '幸福小区' });
    const next = at('3', { content: text.slice(0, 34), receivedAt: '2026-09-10', place: '幸福小区3栋楼下' });
    const other = at('4', { content: wrap('咨询居住证到期如何续签') });
    expect(matterOf(own, [other, next, near]).map(({ ticket }) => ticket.ticketNo)).toEqual(
      expect.arrayContaining(['2', '3']),
    );
    expect(matterOf(own, [other])).toEqual([]);
  });

  it('says why, with the words that both have', () => {
    const other = at('2', { content: wrap('沿湖路夜宵摊油烟直排，楼上不敢开窗'), citizenPhone: '138****5678' });
    expect(relate(own, other).reasons).toEqual([{ why: 'maskedPhone' }]);
    const reason = likeReason(own, other, 0.3);
    expect(reason.why === 'like' && reason.terms.join()).toContain('楼上不敢开窗');
  });

  it('ended where units finished it', () => {
    const item = { phase: 'finished', isMatter: true, isLike: true, unit: '区城管局' } as const;
    const related = [
      { ...item, ticketNo: '1' },
      { ...item, ticketNo: '2', unit: '路口镇' },
      { ...item, ticketNo: '3', isMatter: false },
      { ...item, ticketNo: '4', phase: 'open' as const },
      { ...item, ticketNo: '5', isMatter: false, isLike: false },
    ];
    expect(endedAt(related)).toEqual([
      { unit: '区城管局', count: 2, of: 3, ticketNos: ['1', '3'] },
      { unit: '路口镇', count: 1, of: 3, ticketNos: ['2'] },
    ]);
  });
});

describe('the index', () => {
  const common = office();
  const entry = (ticketNo: string, content: string) => entryOf(ticketOf({ ticketNo, content }), common);

  it('keeps what it is given, whole and in order, however it is cut into leaves', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 9 }), fc.boolean(), (chosen, most, isLast) => {
        const given = withEntries(
          [],
          chosen.map((i) => entry(`N${i}`, MATTERS[i % MATTERS.length] ?? '')),
        );
        const leaves = leavesOf(SITE, given, isLast, most);
        expect(leaves.every((leaf) => zLeaf.safeParse(leaf).success && leaf.ticketNos.length <= most)).toBe(true);
        expect(leaves.flatMap(entriesOf)).toEqual(given);
      }),
    );
  });

  it('finds the nearest, in any number of leaves', () => {
    const entries = withEntries(
      [],
      MATTERS.map((matter, i) => entry(`N${i}`, wrap(matter))),
    );
    const probe = probeOf(vectorOf(textOf({ content: wrap('烧烤店油烟很大') }), common));
    const most = { near: 1, citizen: 1, place: 1 };
    const wanted = { probe, marks: new Uint32Array(7), most };
    expect(scan(leavesOf(SITE, entries, true, 3), wanted).near).toEqual([{ site: SITE, ticketNo: 'N1' }]);
  });

  it('takes empty, endless, hostile and wordless texts', () => {
    for (const text of ['', '😀😀😀', '<img src=x onerror=alert(1)>', '油烟'.repeat(10_000), '\ud800\udfff\0'])
      expect(sketchOf(vectorOf(text, common), common).buckets.length).toBeLessThanOrEqual(96);
    expect(cosine(vectorOf('', common), vectorOf('', common))).toBe(0);
  });
});

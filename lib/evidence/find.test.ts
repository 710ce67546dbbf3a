import { describe, expect, it } from 'vitest';
import { findIn } from './find.ts';
import { matchPhone } from './phones.ts';
import { suggestionsOf } from './suggest.ts';

/** A Tuesday. */
const TAKEN = Date.parse('2026-11-24T10:00:00+08:00');
const found = (text: string) => findIn(text.trim().split('\n'), TAKEN);
const calls = (text: string) => found(text).contacts;

describe('lists of calls', () => {
  it('of one maker print number, then day, direction and length', () => {
    const { kind, phones, contacts } = found(
      '最近通话\n138 7663 9646\n11月22日 13:20 呼出 5分30秒\n15230675226\n11月20日 17:27 未接通',
    );
    expect(kind).toBe('calls');
    expect(phones).toEqual(['13876639646', '15230675226']);
    expect(contacts).toEqual([
      { how: 'phone', phone: '13876639646', at: '2026-11-22T13:20:00+08:00', seconds: 330, reached: true },
      { how: 'phone', phone: '15230675226', at: '2026-11-20T17:27:00+08:00', seconds: 0, reached: false },
    ]);
  });

  it('of another print days as headings, times beside the number, and lengths with colons', () => {
    expect(
      calls('09:58 5G 78%\n通话记录\n昨天\n0730-8412345 15:02\n呼出 02:41\n11-20\n13876639646 09:12\n呼入 00:00'),
    ).toEqual([
      { how: 'phone', phone: '07308412345', at: '2026-11-23T15:02:00+08:00', seconds: 161, reached: true },
      { how: 'phone', phone: '13876639646', at: '2026-11-20T09:12:00+08:00', seconds: 0, reached: false },
    ]);
  });

  it('of a third show one number over all of its calls', () => {
    expect(
      calls('138****1234\n今天\n上午9:12 去电 无人接听\n下午3:05 来电 1分钟\n').map(({ at, reached, phone }) => [
        at,
        reached,
        phone,
      ]),
    ).toEqual([
      ['2026-11-24T09:12:00+08:00', false, '138****1234'],
      ['2026-11-24T15:05:00+08:00', true, '138****1234'],
    ]);
  });

  it.each(['未接', '无人接听', '已取消', '对方已拒绝', '响铃 23秒', '呼出 0秒'])(
    '%s is a call that reached nobody',
    (how) => {
      expect(calls(`通话记录\n13876639646\n11月22日 13:20 ${how}`)).toMatchObject([{ reached: false, seconds: 0 }]);
    },
  );

  it('without a length or a word prove nothing', () => {
    expect(calls('最近通话\n13876639646\n11月22日 13:20 呼出')).toEqual([
      { how: 'phone', phone: '13876639646', at: '2026-11-22T13:20:00+08:00', reached: false },
    ]);
  });
});

describe('what recognition confuses', () => {
  it('is put right between figures: letters, wide signs, lost and added blanks', () => {
    expect(
      calls(
        '最近通话\nl387663O646\n2026年11月22日13：20呼出5分3O秒\n1387663 9646\n2026 年 11 月 2l 日 13 : 20 呼出 45 秒',
      ),
    ).toMatchObject(
      [{ phone: '13876639646', at: '2026-11-21T13:20:00+08:00', seconds: 45 }]
        .map((entry) => expect.objectContaining(entry))
        .flatMap((entry) => [expect.objectContaining({ at: '2026-11-22T13:20:00+08:00', seconds: 330 }), entry]),
    );
  });

  it('leaves letters in words alone', () => {
    expect(found('Oppo 手机\nAll calls').phones).toEqual([]);
  });
});

describe('days without a year', () => {
  it('lie in the past', () => {
    expect(calls('通话记录\n13876639646 12月30日 09:00 呼出 10秒')).toMatchObject([
      { at: '2025-12-30T09:00:00+08:00' },
    ]);
  });

  it.each([
    ['昨天 18:30', '2026-11-23T18:30:00+08:00'],
    ['前天 8:05', '2026-11-22T08:05:00+08:00'],
    ['星期五 下午2:15', '2026-11-20T14:15:00+08:00'],
    ['星期二 9:00', '2026-11-17T09:00:00+08:00'],
    ['09:41', '2026-11-24T09:41:00+08:00'],
    ['23:10', '2026-11-23T23:10:00+08:00'],
  ])('%s is counted from when the picture was made', (printed, at) => {
    const { kind, contacts } = found(`王女士\n${printed}\n您好，我是街道办工作人员\n好的，谢谢`);
    expect(kind).toBe('chat');
    expect(contacts).toEqual([{ how: 'message', at, reached: true, whom: '王女士' }]);
  });

  it('that are no days are not taken', () => {
    expect(calls('通话记录\n13876639646 2月30日 呼出 10秒')).toEqual([
      { how: 'phone', phone: '13876639646', seconds: 10, reached: true },
    ]);
  });
});

it('a visit is one contact with whom, when and what was said', () => {
  const { kind, contacts } = found(
    '走访记录\n走访时间 2026年11月20日12时49分\n走访对象 刘某\n联系电话 15964428364\n走访地点 沿湖路97号\n走访情况 当面核实路灯不亮的情况，今晚更换，\n对方表示满意。',
  );
  expect(kind).toBe('visit');
  expect(contacts).toEqual([
    {
      how: 'visit',
      at: '2026-11-20T12:49:00+08:00',
      phone: '15964428364',
      whom: '刘某',
      said: '当面核实路灯不亮的情况,今晚更换,对方表示满意。',
      reached: true,
      opinion: 'satisfied',
    },
  ]);
});

describe('a conversation', () => {
  const said = (...lines: string[]) => found(['昨天 09:12', ...lines, '好的,谢谢'].join('\n')).contacts[0];

  it('names nobody by a sentence that a line cuts', () => {
    const contact = said('您好,我是路灯所的小李,沿湖', '路的灯已经修好了', '很满意');
    expect(contact).toEqual({
      how: 'message',
      at: '2026-11-23T09:12:00+08:00',
      reached: true,
      told: true,
      opinion: 'satisfied',
    });
  });

  it.each(['王女士', '老李', '欧阳师傅', '刘某'])('names %s over it', (name) => {
    expect(findIn([name, '昨天 09:12', '您好', '收到'], TAKEN).contacts[0]?.whom).toBe(name);
  });

  it('names the citizen whom the ticket knows, though no form of address stands behind', () => {
    const lines = ['张丽华', '昨天 09:12', '您好', '收到'];
    const whom = (citizenName: string) => suggestionsOf(findIn(lines, TAKEN), { citizenName }, lines)[0]?.whom;
    expect([whom('张丽华'), whom('李小明')]).toEqual(['张丽华', undefined]);
  });

  it.each<[string, true | undefined]>([
    ['您反映的路灯已更换完毕', true],
    ['下水道已经疏通', true],
    ['还没修好吗', undefined],
    ['路灯是否已修复', undefined],
    ['处理完再告诉您', undefined],
    ['明天会修好', undefined],
    ['垃圾清理了吗', undefined],
  ])('%s tells the outcome: %s', (line, told) => expect(said(line)?.told).toBe(told));

  it.each<[string, string | undefined]>([
    ['非常满意', 'satisfied'],
    ['对这次的处理结果很满意', 'satisfied'],
    ['基本满意', 'mostly'],
    ['我对结果不满意', 'unsatisfied'],
    ['您对结果满意吗', undefined],
    ['请问您是否满意', undefined],
    ['希望您能满意', undefined],
    ['请给个满意的评价', undefined],
    ['满意不满意都要说', undefined],
    ['请做满意度评价', undefined],
    ['之前满意,现在不满意', undefined],
  ])('%s is the opinion %s', (line, opinion) => expect(said(line)?.opinion).toBe(opinion));
});

it('a record tells the outcome only where it says that it was told', () => {
  const told = (text: string) =>
    found(`走访记录\n走访时间 2026年11月20日12时49分\n走访对象 社区居民\n走访情况 ${text}`).contacts[0];
  expect(told('路灯已修复。')).toMatchObject({ how: 'visit', reached: true });
  expect(told('路灯已修复。')).not.toHaveProperty('told');
  expect(told('已当面告知处理结果。')).toMatchObject({ told: true });
  expect(told('路灯已修复。')).not.toHaveProperty('whom');
});

it('a letter is no contact', () => {
  const { kind, phones, contacts } = found(
    '区长信箱：\n恳请有关部门处理\n联系人：何小明，电话：13005078469\n2026年11月12日',
  );
  expect([kind, phones, contacts]).toEqual(['letter', ['13005078469'], []]);
});

it('any text is borne', () => {
  for (const text of ['', '\n\n', '1'.repeat(5_000), '11月'.repeat(900), '昨天'.repeat(900), '*'.repeat(3_000)])
    expect(() => found(text)).not.toThrow();
});

describe('the number and the ticket', () => {
  it.each([
    ['13812341234', '138 1234 1234', 'exact'],
    ['13812341234', '+86 13812341234', 'exact'],
    ['13812341234', '138****1234', 'mask'],
    ['13812341234', '138******34', 'mask'],
    ['138****1234', '13812341234', 'mask'],
    ['138****1234', '138****1234', 'mask'],
    ['13812341234', '138****1235', 'other'],
    ['13812341234', '来电 13900000000 / 诉求 138-1234-1234', 'exact'],
    ['07308412345', '8412345', 'exact'],
    ['07308412345', '(0730)8412345', 'exact'],
    ['13812341234', '保密', 'unknown'],
  ])('%s and %s: %s', (phone, ticket, match) => {
    expect(matchPhone(phone, ticket)).toBe(match);
  });

  it('decides which call is offered first, then the time', () => {
    const list = found(
      '最近通话\n13876639646\n11月22日 13:20 呼出 30秒\n13812341234\n11月20日 17:27 呼出 40秒\n13812341234\n11月21日 17:27 未接',
    );
    expect(
      suggestionsOf(list, { citizenPhone: '138****1234' }, []).map(({ at, match }) => [at?.slice(0, 10), match]),
    ).toEqual([
      ['2026-11-21', 'mask'],
      ['2026-11-20', 'mask'],
      ['2026-11-22', 'other'],
    ]);
  });
});

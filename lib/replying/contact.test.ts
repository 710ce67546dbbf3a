import { describe, expect, test } from 'vitest';
import { clausesOf } from './clauses.ts';
import { type Contact, type ContactKind, readContact } from './contact.ts';

type Row = [reply: string, contact: Contact, kind?: ContactKind, words?: string];

/** The verdict, and the place that decides it (or that comes nearest), by its words and kind. */
function check(rows: Row[], question = ''): void {
  test.each(rows)('%s → %s', (reply, contact, kind, words) => {
    const reading = readContact(reply, question);
    const [span] = reading.spans;
    expect({ contact: reading.contact, kind: span?.kind, words: span && reply.slice(span.from, span.to) }).toEqual({
      contact,
      kind,
      words: words ?? (kind ? expect.anything() : undefined),
    });
  });
}

describe('the citizen was contacted', () => {
  check([
    ['已于11月20日9时电话联系诉求人张先生，告知办理情况。', 'yes', 'contacted', '已于11月20日9时电话联系诉求人张先生'],
    ['经核实，诉求属实。经电话与市民沟通，已约定下周上门维修。', 'yes', 'contacted', '经电话与市民沟通'],
    ['我局已当面答复诉求人，诉求人表示满意。', 'yes', 'contacted', '我局已当面答复诉求人'],
    ['接件后，工作人员上门走访了来电人，对其反映的问题作了解释。', 'yes', 'contacted', '工作人员上门走访了来电人'],
    ['网格员到投诉人家中查看，漏水点已修好。', 'yes', 'contacted', '网格员到投诉人家中查看'],
    ['工作人员向反映人详细说明了补贴标准。', 'yes', 'contacted', '工作人员向反映人详细说明了补贴标准'],
    ['已回访，诉求人对处理结果无异议。', 'yes', 'contacted', '已回访'],
    ['维修已完成，诉求人对处理结果表示满意。', 'yes', 'agreed', '诉求人对处理结果表示满意'],
    ['司法所组织投诉人与物业公司进行了调解。', 'yes', 'contacted', '司法所组织投诉人与物业公司进行了调解'],
    ['当天下午，我办邀请您及施工方到现场协商。', 'yes', 'contacted', '我办邀请您及施工方到现场协商'],
    ['您来我局咨询时，工作人员已作详细解答。', 'yes', 'contacted', '您来我局咨询时'],
    ['经多次努力，已与您取得联系并说明情况。', 'yes', 'contacted', '已与您取得联系并说明情况'],
    ['物业起初联系不上投诉人，次日已电话联系投诉人本人并致歉。', 'yes', 'contacted', '次日已电话联系投诉人本人并致歉'],
  ]);
});

describe('it was tried, or nothing was left to try with', () => {
  check([
    ['多次拨打诉求人电话，均无人接听。', 'attempted', 'notReached', '均无人接听'],
    ['工作人员三次致电来电人，电话处于关机状态。', 'attempted', 'notReached', '工作人员三次致电来电人'],
    ['经拨打联系电话为空号，未能与诉求人取得联系。', 'attempted', 'notReached'],
    ['因您未留下联系方式，无法与您核实具体位置。', 'attempted', 'noDetails', '因您未留下联系方式'],
    ['该件为匿名举报，无法联系。', 'attempted', 'noDetails', '该件为匿名举报'],
  ]);
});

describe('an invitation, a wish or a condition is no contact', () => {
  check([
    ['如有疑问请致电0000-0000000联系我局。', 'no', 'invitation'],
    ['欢迎您随时与我们联系沟通。', 'no', 'invitation', '欢迎您随时与我们联系沟通'],
    ['请您直接与社区工作人员沟通。', 'no', 'invitation'],
    ['如果我们的答复未能与您沟通到位，敬请谅解。', 'no', 'quoted'],
    ['希望诉求人理解和支持。', 'no'],
    ['感谢您对我们工作的理解和支持。', 'no'],
  ]);
});

describe('a promise or an order is not done yet', () => {
  check([
    ['处理结果将第一时间告知您。', 'no', 'promise', '处理结果将第一时间告知您'],
    ['下一步我局会与诉求人联系沟通。', 'no', 'promise'],
    ['责成物业公司联系诉求人，做好解释工作。', 'no', 'promise', '责成物业公司联系诉求人'],
    ['我局要求施工方与投诉人协商。', 'no', 'promise'],
    ['已责成镇政府与您联系。', 'no', 'promise'],
  ]);
});

describe('somebody else was contacted', () => {
  check([
    ['我局已电话告诫产权人，要求三日内拆除。', 'no', 'thirdParty'],
    ['经与物业公司负责人沟通，电梯已恢复运行。', 'no', 'thirdParty'],
    ['执法人员约谈了施工单位，责令其夜间停工。', 'no', 'thirdParty'],
    ['我局已约谈被投诉人，被投诉人表示接受处罚。', 'no', 'thirdParty'],
    ['执法人员与店主电话联系，店主表示将搬走货物。', 'no'],
    ['多次拨打被投诉商家电话，商家无人接听。', 'no', 'thirdParty', '商家无人接听'],
    ['因您没有提供被举报公司的地址和联系电话，无法查处。', 'no'],
    ['执法人员对当事人的违法行为进行处罚，并与当事人谈话。', 'no'],
  ]);
});

describe('what the citizen wrote, a paper asked or the reply itself says is no contact', () => {
  check([
    ['您反映物业曾与您沟通但未解决的问题收悉。', 'no', 'quoted'],
    ['您在来信中说：“社区主任当面和我联系沟通过，电话里答应三天修好”，现答复如下。', 'no'],
    ['现将办理情况答复您如下：', 'no'],
    ['本报记者已与您联系核实。', 'no', 'press'],
    ['您的来信已收悉，我局高度重视。', 'no'],
    ['办事处没有与您联系的记录。', 'no'],
  ]);
});

describe('whoever is spoken of last is meant by 其', () => {
  check([
    ['工作人员找到投诉人住处，多次与其沟通。', 'yes', 'contacted'],
    ['工作人员找到该店老板，多次与其沟通。', 'no'],
  ]);
});

describe('the letter says who the citizen is', () => {
  describe('by name', () => {
    check(
      [
        ['民警与周小满当面核实了情况。', 'yes', 'contacted', '民警与周小满当面核实了情况'],
        ['民警与何大有当面核实了情况。', 'no'],
      ],
      '我叫周小满，家住向阳小区，邻居何大有占道堆物。',
    );
  });
  describe('a group that wrote together', () => {
    check(
      [
        ['5月6日，街道组织业主代表、物业公司召开协调会。', 'yes', 'contacted', '街道组织业主代表、物业公司召开协调会'],
        ['镇里召开了村民代表大会。', 'no'],
        ['社区与违章搭建业主进行了沟通。', 'no'],
      ],
      '我们是向阳小区全体业主，请求解决停水问题。',
    );
  });
  describe('one of many: others of the kind are somebody else', () => {
    check([['5月6日，街道组织业主代表、物业公司召开协调会。', 'no']], '我是向阳小区的一名业主，请求解决停水问题。');
  });
  describe('the family of a patient', () => {
    check(
      [['医务科已联系上患者家属，说明了情况。', 'yes', 'contacted', '医务科已联系上患者家属']],
      '我父亲在县医院住院。',
    );
    check([['医务科已联系上患者家属，说明了情况。', 'no']], '请问医院何时搬迁？');
  });
});

test('traditional characters read the same, and places are those of the text as given', () => {
  const reply = '經核實，我局已於昨日電話聯繫訴求人，並說明情況。';
  const { contact, spans } = readContact(reply);
  expect(contact).toBe('yes');
  expect(reply.slice(spans[0]?.from, spans[0]?.to)).toBe('我局已於昨日電話聯繫訴求人');
});

test('who left no way to be reached was not reached because people met', () => {
  expect(readContact('因您未留联系方式，无法核实。社区组织双方调解，诉求人表示满意。').contact).toBe('attempted');
  expect(readContact('因您未留联系方式，经多方查找，已与您电话联系。').contact).toBe('yes');
});

test('the outcome was told where the words say so', () => {
  const [told] = readContact('已电话联系诉求人，告知处理结果。').spans;
  const [not] = readContact('已电话联系诉求人。').spans;
  expect([told?.tells, not?.tells]).toEqual([true, undefined]);
});

test('a text without a mark is cut into clauses that a pattern can look through, and no character is lost', () => {
  const clauses = clausesOf('😀与您'.repeat(400));
  expect(Math.max(...clauses.map(({ from, to }) => to - from))).toBeLessThanOrEqual(301);
  expect(clauses.map(({ text }) => text).join('')).toBe('😀与您'.repeat(400));
  expect(clauses.every(({ text }) => text.isWellFormed())).toBe(true);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../ticket/contacts.ts';
import { checkReply, isInstruction, openRequired } from './check.ts';
import { DEFAULT_POINTS, type Draft, POINTS, type PointName } from './model.ts';

const ALL = Object.fromEntries(POINTS.map((point) => [point, 'required'])) as typeof DEFAULT_POINTS;
const LETTER = '沿湖路22号附近路灯长期不亮，晚上出行不安全。请问什么时候能修好？';
const GOOD =
  '经现场核查，您反映的沿湖路22号附近路灯不亮情况属实，系电缆被挖断所致。我局已于11月20日更换电缆，路灯恢复照明。' +
  '11月21日9时工作人员电话联系您，告知处理结果，您表示满意。如有疑问，请致电市政股，电话0730-8410000。\n区城管局\n2026年11月21日';
const of = (draft: Partial<Draft>, point: PointName) =>
  checkReply({ reply: GOOD, question: LETTER, kind: '求助', ...draft }, ALL).points.find(
    (each) => each.point === point,
  );
const contact: Contact = { id: 'a', round: 1, at: '2026-11-21T09:00:00+08:00', how: 'phone', reached: true };

it('finds every point of a proper reply', () => {
  const { points } = checkReply({ reply: GOOD, question: LETTER, kind: '求助' }, ALL);
  expect(points.filter(({ state }) => state === 'open' || state === 'look')).toEqual([]);
});

it('says by which words a point is met', () => {
  const span = of({}, 'told')?.spans[0];
  expect(GOOD.slice(span?.from, span?.to)).toContain('电话联系您');
});

describe('contact', () => {
  const silent = { reply: '经核查，路灯已修好。' };

  it('believes the page’s own field first, then the log, then the words', () => {
    expect(of({ ...silent, fields: { contacted: '是' } }, 'contacted')).toMatchObject({
      state: 'met',
      says: { key: 'point_contacted_field' },
    });
    expect(of({ ...silent, contacts: [contact] }, 'contacted')).toMatchObject({
      state: 'met',
      says: { key: 'point_contacted_log' },
    });
    expect(of({}, 'contacted')).toMatchObject({ state: 'met', says: { key: 'point_contacted_text' } });
    expect(of(silent, 'contacted')).toMatchObject({ state: 'open', says: { key: 'point_contacted_open' } });
  });

  it('wants a look where field and words differ', () => {
    expect(of({ fields: { contacted: '否' } }, 'contacted')?.state).toBe('look');
    expect(of({ ...silent, fields: { contacted: '否' } }, 'contacted')?.state).toBe('open');
  });

  it('names what stands there instead of a contact', () => {
    expect(of({ reply: '路灯已修好。如有疑问，请致电0730-8410000与我们联系。' }, 'contacted')?.says.key).toBe(
      'point_contacted_invitation',
    );
    expect(of({ reply: '路灯已修好，我们将及时与您联系。' }, 'contacted')?.says.key).toBe('point_contacted_promise');
  });

  it('takes attempts that are on record, and asks when and how often for those that are not', () => {
    expect(of({ ...silent, contacts: [{ ...contact, reached: false }] }, 'contacted')?.state).toBe('met');
    expect(of({ reply: '我局于11月20日、21日先后3次拨打诉求人电话，均无人接听。' }, 'contacted')?.state).toBe('met');
    expect(of({ reply: '路灯已修好，电话无人接听。' }, 'contacted')?.says.key).toBe('point_contacted_unrecorded');
  });

  it('does not believe that no number was left where the ticket has one', () => {
    const reply = '因您未留下联系方式，我们无法与您联系。';
    expect(of({ reply }, 'contacted')?.state).toBe('met');
    expect(of({ reply, citizenPhone: '138****1234' }, 'contacted')?.says.key).toBe('point_contacted_has_phone');
  });

  it('is one check, and telling the outcome another', () => {
    expect(of({ ...silent, contacts: [contact] }, 'told')?.state).toBe('open');
    expect(of({ ...silent, contacts: [{ ...contact, told: true }] }, 'told')?.state).toBe('met');
    expect(of({ ...silent, contacts: [{ ...contact, reached: false }] }, 'told')?.state).toBe('unneeded');
  });
});

it.each<[PointName, string, string]>([
  ['answers', '我们将认真研究您的建议。', 'point_answers_promise'],
  ['answers', '已于11月20日9时电话联系诉求人，告知办理结果。', 'point_answers_none'],
  ['boilerplate', '已于11月20日9时电话联系诉求人，告知办理结果。', 'point_boilerplate_met'],
  ['boilerplate', '您好，您的留言已收悉，感谢您的关注。', 'point_boilerplate_open'],
  ['forwarding', '您好，您反映的问题已转交区城管局处理。', 'point_forwarding_open'],
  ['policy', '经核查，您的户籍不符合条件，不予办理。', 'point_policy_open'],
  ['unsolved', '经核查，该路段路灯尚未移交，正在协调处理。', 'point_unsolved_reason_date'],
  ['section', '路灯已修好，感谢您的关注。', 'point_section_open'],
  ['section', '路灯已修好，电话：0730-8410000。', 'point_section_name'],
  ['others', '当事人身份证号430603199001011234，已核实。', 'point_others_number'],
  ['others', '该户主电话13812345678，已要求其整改。', 'point_others_mobile'],
  ['length', '已处理。', 'point_length_short'],
])('%s: %s', (point, reply, key) => {
  expect(of({ reply }, point)?.says.key).toBe(key);
});

it('does not ask an inquiry for measures, but for its basis', () => {
  const reply = '根据《路灯管理办法》第三条，新建路段由建设单位负责。';
  expect(of({ reply, kind: '咨询' }, 'measure')?.state).toBe('unneeded');
  expect(of({ reply, kind: '咨询' }, 'policy')?.state).toBe('met');
});

it('takes an instruction of the head for no reply', () => {
  expect(['同意', '已阅。', '请城建办办理。'].every(isInstruction)).toBe(true);
  expect(['同意您的建议，已安装路灯。', '已阅读来信，路灯已修好。', ''].some(isInstruction)).toBe(false);
});

it('takes a reply that is nearly another one for a form letter', () => {
  expect(of({ like: { ratio: 0.93, ticketNo: '20261101' } }, 'boilerplate')).toMatchObject({
    state: 'open',
    says: { key: 'point_boilerplate_like', args: ['20261101', '93'] },
  });
  expect(of({ like: { ratio: 0.6, ticketNo: '20261101' } }, 'boilerplate')?.state).toBe('met');
});

it('takes the words of the round that came back for no new reply', () => {
  const reply = '经核查，路灯线路老化，我所已通知维修单位尽快更换，感谢您对我们工作的支持和监督。';
  expect(of({ reply, earlier: [`您好！${reply}`] }, 'boilerplate')?.says.key).toBe('point_boilerplate_round');
  const other = '11月20日更换灯头6个，路灯已亮，当日9时电话告知您，您表示满意。';
  expect(of({ reply, earlier: [other] }, 'boilerplate')?.state).toBe('met');
});

it('asks for a look, and no more, where contact is only guessed', () => {
  const reply = '烧烤店已加装净化器。跟赵阿姨通过气了，她说晚上味道小多了。';
  expect([of({ reply }, 'contacted')?.state, of({ reply }, 'told')?.state]).toEqual(['look', 'look']);
  for (const denied of ['尚未告知诉求人，店家已加装净化器。', '执法人员联系了烧烤店老板，了解了情况，老板表示满意。'])
    expect(of({ reply: denied }, 'contacted')?.state).toBe('open');
});

it('holds back a reply for required points alone', () => {
  const { points } = checkReply(
    { reply: '已处理。', question: LETTER },
    { ...DEFAULT_POINTS, contacted: 'off', told: 'advisory' },
  );
  expect(points.some(({ point }) => point === 'contacted')).toBe(false);
  expect(openRequired(points).map(({ point }) => point)).not.toContain('told');
});

it('reads the same in traditional characters', () => {
  const { reading } = checkReply({ reply: '工作人員已電話聯繫您，告知處理結果，您表示滿意。', question: LETTER });
  expect(reading.contact.contact).toBe('yes');
});

it('survives any text, and points only at places in it', () => {
  const part = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '您好，',
      '已电话联系您。',
      '将',
      '“',
      '”',
      '\n',
      '　　',
      '😀',
      '《',
      '》',
      '请致电0730-8410000',
      '<img src=x onerror=alert(1)>',
    ),
  );
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 40 }).map((parts) => parts.join('')),
      fc.string(),
      (reply, question) => {
        for (const { spans } of checkReply({ reply, question }, ALL).points)
          for (const { from, to } of spans) {
            expect(from).toBeGreaterThanOrEqual(0);
            expect(to).toBeLessThanOrEqual(reply.length);
            expect(from).toBeLessThan(to);
          }
      },
    ),
    { numRuns: 300 },
  );
});

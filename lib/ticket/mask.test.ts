import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskName, maskPhone, maskText, maskTicket } from './mask.ts';
import type { Ticket } from './model.ts';

describe('masking', () => {
  it.each([
    ['张三', '张**'],
    ['张三丰', '张**'],
    ['张先生', '张**'],
    ['欧阳修', '欧阳**'],
    ['欧阳女士', '欧阳**'],
    ['张*', '张**'],
    ['匿名', '匿名'],
    ['市民', '市民'],
    ['业主李小明', '业**'],
  ])('keeps the surname of %s', (name, masked) => expect(maskName(name)).toBe(masked));

  it.each([
    ['13812341234', '138****1234'],
    ['138-1234-1234', '138****1234'],
    ['138****1234', '138****1234'],
    ['0730-8412345', '0730-*****45'],
    ['07308412345', '0730-*****45'],
    ['010-84123456', '010-******56'],
    ['8412345', '*****45'],
    ['13812341234/0730-8412345', '138****1234/0730-*****45'],
  ])('masks the phone %s', (phone, masked) => expect(maskPhone(phone)).toBe(masked));

  it('masks numbers in running text, not ticket numbers, dates, amounts or the hotline', () => {
    expect(maskText('电话13812341234，座机：8412345，身份证430601199001011234')).toBe(
      '电话138****1234，座机：*****45，身份证430*************34',
    );
    const plain = '工单202611230339于20261123转12345，涉及金额8412345元';
    expect(maskText(plain)).toBe(plain);
  });

  it('changes nothing the second time', () => {
    const piece = fc.constantFrom(
      '张三',
      '电话',
      '13812341234',
      '0730-8412345',
      '8412345',
      '*',
      '，',
      '430601199001011234',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const text = pieces.join('');
        for (const mask of [maskName, maskPhone, maskText]) expect(mask(mask(text))).toBe(mask(text));
      }),
    );
  });

  it('masks a name wherever the ticket repeats it', () => {
    const ticket: Ticket = {
      site: 'http://12345.local',
      ticketNo: 'A1',
      citizenName: '李小明',
      content: '李小明反映路灯不亮',
      opinion: '李小明：没有人联系我，电话13812341234',
      earlier: [{ reply: '李小明您好', callback: { solved: '否', opinion: '李小明说路灯还是不亮' } }],
      dueSource: 'none',
      round: 1,
      firstSeenAt: '2026-11-23T09:00:00+08:00',
      lastSeenAt: '2026-11-23T09:00:00+08:00',
      open: 1,
    };
    expect(maskTicket(ticket)).toMatchObject({
      citizenName: '李**',
      content: '李**反映路灯不亮',
      opinion: '李**：没有人联系我，电话138****1234',
      earlier: [{ reply: '李**您好', callback: { solved: '否', opinion: '李**说路灯还是不亮' } }],
    });
  });

  it('a name with a bracket or a title, a landline without its area code, digits of full width', () => {
    const ticket: Ticket = {
      site: 'https://city.example',
      ticketNo: 'A1',
      citizenName: '张伟明（女）',
      citizenPhone: '0730-8412345',
      title: '张伟明反映路灯不亮',
      content: '请回电8412345，或１３８１２３４５６７８；编号２０２６１１２３０００１２３４５６７８９不是电话',
      dueSource: 'none',
      round: 1,
      firstSeenAt: '2026-11-23T09:00:00+08:00',
      lastSeenAt: '2026-11-23T09:00:00+08:00',
      open: 1,
    };
    expect(maskTicket(ticket)).toMatchObject({
      title: '张**反映路灯不亮',
      content: '请回电*****45，或138****5678；编号２０２６１１２３０００１２３４５６７８９不是电话',
    });
    expect(maskTicket({ ...ticket, citizenName: '张伟明先生' }).title).toBe('张**反映路灯不亮');
  });
});

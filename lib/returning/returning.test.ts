/** What is known of a return: the window, the units that had the ticket, rulings, what is missing, and the draft. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '../calendar/china.ts';
import { STANDARD_HOURS } from '../calendar/hours.ts';
import { explain } from '../clocks/explain.ts';
import { settle } from '../clocks/settle.ts';
import { printedOnly } from '../rules/presets/printed-only.ts';
import { yunxi2020 } from '../rules/presets/yunxi-2020.ts';
import type { LogStep } from '../ticket/log.ts';
import type { Change, Ticket } from '../ticket/model.ts';
import { chainOf, hasBounced } from './chain.ts';
import { draftReason } from './draft.ts';
import { type ReturnDraft, returnFaults } from './faults.ts';
import { rulingSigns } from './ruling.ts';
import { returnWindow } from './window.ts';

const at = (day: number, time = '10:00') => `2026-11-${String(day).padStart(2, '0')}T${time}:00+08:00`;

describe('the window', () => {
  const ticket: Ticket = {
    site: 'http://a',
    ticketNo: '1',
    status: '待签收',
    assignedAt: at(24),
    dueSource: 'none',
    round: 1,
    firstSeenAt: at(24),
    lastSeenAt: at(24),
    open: 1,
  };
  const windowBy = (profile: typeof yunxi2020, now: string, isChosen = true) => {
    const ruling = { profile, sinceMs: 0, calendar: chinaCalendar, hours: STANDARD_HOURS };
    const clocks = settle(ticket, ruling, { phase: 'open', at: at(24), shows: [] });
    return returnWindow({ ...ticket, clocks }, explain({ ...ticket, clocks }, ruling, Date.parse(now)), isChosen);
  };

  it('is one working day from receipt where the rule says so, closed after it, with the rule', () => {
    const rule = { rule: '非本单位事项 1 个工作日内退件', dueAt: at(25, '17:30') };
    expect(windowBy(yunxi2020, at(25, '15:00'))).toMatchObject({
      state: 'open',
      ...rule,
      since: { start: 'assigned' },
    });
    expect(windowBy(yunxi2020, at(25, '17:31'))).toMatchObject({ state: 'closed', ...rule });
  });

  it('is not made up where no rule is chosen or none speaks of it: only how long the ticket is here', () => {
    const since = { at: at(24), start: 'assigned' };
    expect(windowBy(printedOnly, at(25), false)).toEqual({ state: 'unchosen', since });
    expect(windowBy({ ...yunxi2020, rules: [] }, at(25))).toEqual({ state: 'unruled', since });
  });
});

describe('the chain of units', () => {
  const assign = (day: number, unit: string): LogStep => ({
    at: at(day),
    step: '区级交办',
    who: '区行政审批服务局',
    note: `请${unit}阅处，1个工作日内签收`,
  });
  const sign = (day: number, unit: string): LogStep => ({
    at: at(day),
    step: '签收',
    who: `${unit} 张三`,
    note: '已签收',
  });
  const back = (day: number, unit: string, note = '不属于我单位职责，申请退回重新派单'): LogStep => ({
    at: at(day),
    step: '退件',
    who: `${unit} 张三`,
    note,
  });
  const chain = (...steps: LogStep[]) => chainOf(steps, [], '陆城镇', ['陆城镇', '区住建局']);
  const told = ({ links }: ReturnType<typeof chainOf>) =>
    links.map(({ unit, at: got = '', returnedAt = '' }) =>
      `${unit} ${got.slice(8, 10)} ${returnedAt.slice(8, 10)}`.trim(),
    );

  it('has each unit with when it got the ticket and when it gave it back; two handovers are a bounce', () => {
    const bounced = chain(
      assign(2, '区住建局'),
      sign(3, '区住建局'),
      back(4, '区住建局'),
      assign(5, '区城管局'),
      back(6, '区城管局'),
      assign(9, '陆城镇'),
      sign(10, '陆城镇'),
    );
    expect(told(bounced)).toEqual(['区住建局 02 04', '区城管局 05 06', '陆城镇 09']);
    expect(bounced.links[0]?.reason).toContain('不属于我单位职责');
    expect([bounced.handovers, hasBounced(bounced)]).toEqual([2, true]);
    expect(hasBounced(chain(assign(2, '区住建局'), back(4, '区住建局'), assign(5, '陆城镇')))).toBe(false);
  });

  it('knows what is no handover: dispatchers, reviews, reworks, refused returns', () => {
    const quiet = chain(
      { at: at(1), step: '签收', who: '区行政审批服务局 李四' },
      assign(2, '陆城镇'),
      sign(2, '陆城镇'),
      back(3, '陆城镇'),
      { at: at(4), step: '退件审核', who: '区行政审批服务局', note: '不同意退件，请继续办理' },
      { at: at(5), step: '审核', who: '区督查室 王五', note: '同意答复' },
      { at: at(6), step: '重办', who: '市政府热线办', note: '退回重新办理' },
    );
    expect(told(quiet)).toEqual(['陆城镇 02']);
    expect(hasBounced(quiet)).toBe(false);
  });

  it('warns when this very unit has sent it back before, also by what readings showed', () => {
    expect(chain(assign(2, '陆城镇'), back(3, '陆城镇'), assign(5, '陆城镇')).returnedBefore).toBe(true);
    const change = (day: number, field: string, from: string, to: string): Change => ({
      site: 'http://a',
      ticketNo: '1',
      at: at(day),
      field,
      from,
      to,
      source: 'list',
    });
    const seen = chainOf(
      [],
      [change(3, 'unit', '甲局', '乙局'), change(4, 'status', '待办', '已退回'), change(6, 'unit', '乙局', '丙局')],
      '乙局',
      [],
    );
    expect(told(seen)).toEqual(['甲局', '乙局 03 04', '丙局 06']);
    expect([seen.seen, seen.returnedBefore]).toEqual([true, true]);
  });

  it('reads columns of units where the log has them', () => {
    const steps: LogStep[] = [
      { at: at(2), step: '转办', unit: '热线中心', to: '甲局' },
      { at: at(3), step: '退单', unit: '甲局' },
      { at: at(4), step: '改派', unit: '热线中心', to: '乙局' },
    ];
    expect(told(chainOf(steps, [], '乙局', []))).toEqual(['甲局 02 03', '乙局 04']);
  });
});

describe('a ruling', () => {
  it('is told with its words and place', () => {
    const steps = [{ at: at(2), step: '区级交办', note: '经督查室裁定，由陆城镇承办，不得退回' }];
    expect(rulingSigns({}, steps)).toMatchObject([{ where: 'log', word: '裁定', at: at(2) }]);
    expect(rulingSigns({ status: '领导批示交办' }, [])).toMatchObject([{ where: 'status', word: '领导批示' }]);
    expect(rulingSigns({ content: '此件为指定承办单位，不得退件' }, [])).toMatchObject([
      { where: 'content', word: '指定承办单位' },
    ]);
  });

  it('is not read out of courts, arbitration and denials', () => {
    const log = (note: string) => rulingSigns({}, [{ at: at(2), note }]);
    for (const note of ['建议申请劳动仲裁', '法院裁定已生效', '已提交仲裁委员会', '未经裁定，可退回', '非指定办理'])
      expect(log(note), note).toEqual([]);
    expect(rulingSigns({ content: '希望领导批示，法院已裁定，请指定办理人' }, [])).toEqual([]);
  });
});

describe('faults', () => {
  const fine: ReturnDraft = {
    reason: '该事项属市容管理',
    to: '区城管局',
    unit: '陆城镇',
    window: { state: 'open' },
    byRuling: [],
    bounced: [],
  };
  const codes = (part: Partial<ReturnDraft>) => returnFaults({ ...fine, ...part }).map(({ code }) => code);

  it('are a missing reason or unit, blanks left, the own unit, and what speaks against a return', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ reason: ' \n', to: '' })).toEqual(['noReason', 'noUnit']);
    expect(codes({ reason: '经【核实情况】', to: '陆 城镇' })).toEqual(['blanks', 'ownUnit']);
    // All of them, each once.
    const reason = '【核实情况】，【职责依据】，【核实情况】，【建议承办单位】';
    const [blanks] = returnFaults({ ...fine, reason });
    expect(blanks?.said.args).toEqual(['【核实情况】【职责依据】【建议承办单位】']);
    expect(
      codes({
        window: { state: 'closed', dueAt: at(2) },
        byRuling: [{ where: 'log', word: '裁定', text: '' }],
        bounced: [{ unit: '甲局' }],
      }),
    ).toEqual(['byRuling', 'closed', 'bounced']);
    expect(codes({ window: { state: 'unchosen' } })).toEqual([]);
  });
});

describe('the draft', () => {
  const parts = {
    title: '投诉沿湖路占道经营',
    place: '云溪区沿湖路22号',
    own: { unit: '陆城镇', duties: ['辖区内社区事务。'] },
    directory: '演练区职责目录',
    suggestions: [{ unit: '区城管局', keywords: ['占道经营'], duty: { text: '查处占道经营；', shared: ['占道经营'] } }],
  };

  it('says the matter, why it is not this unit’s, whose it is by which duty, and leaves blanks', () => {
    expect(draftReason(parts, '')).toBe(
      '经核，该工单反映“沿湖路占道经营”，事发地点为云溪区沿湖路22号，【核实情况】。对照《演练区职责目录》，我单位职责为“辖区内社区事务”，该事项不在其中。该事项属“查处占道经营”，按《演练区职责目录》由区城管局负责。特申请退回，建议改派区城管局办理。',
    );
    expect(draftReason({ ...parts, own: { ...parts.own, not: '占道经营' } }, '')).toContain(
      '“占道经营”不属于我单位职责。',
    );
  });

  it('goes by the unit that the clerk chose, and never claims a duty that the directory does not have', () => {
    const other = draftReason(parts, '区住建局');
    expect(other).toContain('该事项由区住建局负责，依据为【职责依据】。特申请退回，建议改派区住建局办理。');
    expect(draftReason(parts, '', true)).toContain('因【逾期原因】，未能在退件时限内提出。特申请退回');
    expect(draftReason({ suggestions: [] }, '')).toBe(
      '经核，该工单反映【诉求事项】，【核实情况】。该事项不在我单位职责范围内，依据为【职责依据】。该事项由【建议承办单位】负责，依据为【职责依据】。特申请退回，建议改派【建议承办单位】办理。',
    );
  });

  it('is one line without stray brackets, whatever the ticket says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (title, place) => {
        const text = draftReason({ ...parts, title, place }, '');
        expect(text).not.toMatch(/[\n\r]/);
        expect(text.match(/【/g)?.length).toBe(text.match(/】/g)?.length);
        expect(text.endsWith('建议改派区城管局办理。')).toBe(true);
      }),
    );
  });
});

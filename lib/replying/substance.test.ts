import { describe, expect, test } from 'vitest';
import { type ClauseKind, readSubstance, type Substance } from './substance.ts';

/** What a reply gives, and the kind of one clause in it. */
function check(substance: Substance, rows: [reply: string, words: string, kind: ClauseKind][]): void {
  test.each(rows)('%s', (reply, words, kind) => {
    const reading = readSubstance(reply);
    const clause = reading.clauses.find(({ from, to }) => reply.slice(from, to) === words);
    expect({ substance: reading.substance, kind: clause?.kind }).toEqual({ substance, kind });
  });
}

describe('a finding, a result, an explanation or a policy is an answer', () => {
  check('answered', [
    ['您好，来信收悉。经现场核查，该店未办理营业执照，执法人员已责令其停业。', '该店未办理营业执照', 'substance'],
    ['您反映的路灯已修复。', '您反映的路灯已修复', 'substance'],
    ['经我单位多次排查核实，未发现违规排放，我局将加强巡查。', '未发现违规排放', 'substance'],
    ['如果您父母是企业退休人员，可就近到社区进行认证。', '如果您父母是企业退休人员', 'substance'],
    ['您好，经查，该路段尚不具备设置信号灯的条件，我们将完善标线。', '该路段尚不具备设置信号灯的条件', 'substance'],
    ['按照规定，新生儿出生28天内参保的，每人缴费150元。感谢您的支持。', '每人缴费150元', 'substance'],
    ['您反映的问题不属实，学校没有组织补课，学校严格按照文件放假。', '学校没有组织补课', 'substance'],
  ]);
});

describe('that it will be dealt with is a promise', () => {
  check('promise', [
    ['您好，来信收悉。我局将认真考虑您的建议。', '我局将认真考虑您的建议', 'promise'],
    ['您反映的问题已收悉，我局已安排专人调查处理，有结果将及时回复。', '有结果将及时回复', 'feedback'],
    ['我们会加大巡逻力度，确保道路畅通。', '我们会加大巡逻力度', 'promise'],
    ['我局正在编制公交线网规划，将充分论证研究。', '将充分论证研究', 'promise'],
    ['此事正在调查处理中。', '此事正在调查处理中', 'inquiry'],
  ]);
});

describe('a receipt, a forwarding or “ask them” acknowledges', () => {
  check('acknowledged', [
    ['您的留言已收悉，感谢您的关注。', '您的留言已收悉', 'receipt'],
    ['您的留言已转交区住建局办理，请耐心等待。', '您的留言已转交区住建局办理', 'forwarded'],
    ['现已转交给街道办，要求其严格核实，并及时回复，我们将持续关注并督促办理。', '要求其严格核实', 'forwarded'],
    ['您反映的问题已转红十字会，如有问题，请电话咨询。', '您反映的问题已转红十字会', 'forwarded'],
    ['建议您直接向铁路部门反映。', '建议您直接向铁路部门反映', 'referral'],
    ['由于铁路的管理权归国家，因此不属于我市的管辖范围，请向有关单位反映。', '因此不属于我市的管辖范围', 'notOurs'],
    ['请您提供具体企业名称，以供核查是否存在违法用地的有关情况。', '请您提供具体企业名称', 'lacking'],
    ['您未留下联系方式，我局无法进行调查，请拨打12315反映。', '我局无法进行调查', 'lacking'],
  ]);
});

test('会 at the end of a committee or a meeting promises nothing', () => {
  const { clauses } = readSubstance('业主委员会是业主大会的执行机构，该办法经行务会研究通过。');
  expect(clauses.map(({ kind }) => kind)).not.toContain('promise');
});

test('an empty reply acknowledges', () => {
  expect(readSubstance('').substance).toBe('acknowledged');
});

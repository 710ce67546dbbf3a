/** 流转记录: the steps a ticket has gone through, in order of time. */
import type { FlowStep, PracticeTicket } from './model.ts';
import { personName } from './people.ts';
import type { Random } from './random.ts';
import { officeTime } from './workdays.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

type Known = Pick<
  PracticeTicket,
  'sort' | 'status' | 'unit' | 'receivedAt' | 'assignedAt' | 'finishedAt' | 'callback' | 'returnReason' | 'channel'
>;

/** @param now no step lies after it, in epoch milliseconds */
export function flowOf(ticket: Known, now: number, random: Random): FlowStep[] {
  const { receivedAt, assignedAt, finishedAt, unit } = ticket;
  const clerk = `${unit} ${personName(random)}`;
  const head = `${unit} ${personName(random)}`;
  const desk = ticket.channel === '12345热线' ? `话务员${random.int(1001, 1088)}` : `${ticket.channel}受理员`;
  const steps: FlowStep[] = [
    { step: '受理登记', who: desk, at: receivedAt, note: '已登记，按属地和职能转办' },
    { step: '市级派单', who: '市政府热线办', at: midway(receivedAt, assignedAt, 0.4), note: '请云溪区按时限办理' },
    { step: '区级交办', who: '区行政审批服务局', at: assignedAt, note: `请${unit}阅处，1个工作日内签收` },
  ];
  if (ticket.status === '待签收') return steps;

  const end = finishedAt ?? Math.min(now, assignedAt + (ticket.sort === 'rework' ? 8 : 3) * DAY_MS);
  const at = (share: number) => Math.min(end, officeTime(midway(assignedAt, end, share)));
  steps.push({ step: '签收', who: clerk, at: at(0.05), note: '已签收' });
  if (ticket.status === '已退回') {
    steps.push({ step: '退件', who: clerk, at: end, note: ticket.returnReason ?? '' });
    return steps;
  }
  steps.push({ step: '阅批', who: head, at: at(0.2), note: '请经办人联系诉求人，实地核实后答复' });
  if (ticket.sort === 'supervised')
    steps.push({ step: '督办', who: '区督查室', at: at(0.5), note: '请抓紧办理并说明原因' });
  if (ticket.sort === 'rework') steps.push(...reworkSteps(clerk, at));
  if (ticket.status === '待审') steps.push({ step: '提交审核', who: clerk, at: at(0.8), note: '答复已拟，请审核' });
  if (finishedAt !== undefined) {
    steps.push({ step: '处置', who: clerk, at: at(0.8), note: '已核实处理' });
    steps.push({ step: '审核', who: head, at: at(0.95), note: '同意答复' });
    steps.push({ step: '答复', who: clerk, at: finishedAt, note: '已答复' });
  }
  const called = finishedAt === undefined ? undefined : officeTime(finishedAt + 26 * HOUR_MS);
  if (ticket.callback && called !== undefined && called < now) {
    steps.push({ step: '回访', who: '市政府热线办', at: called, note: `诉求人${ticket.callback.satisfaction}` });
  }
  return steps;
}

function reworkSteps(clerk: string, at: (share: number) => number): FlowStep[] {
  return [
    { step: '答复', who: clerk, at: at(0.4), note: '已答复' },
    { step: '回访', who: '市政府热线办', at: at(0.55), note: '诉求人反映未联系、未解决，不满意' },
    { step: '重办', who: '市政府热线办', at: at(0.6), note: '退回重新办理，请联系诉求人' },
  ];
}

/** The instant at a share of the way, to the second. */
function midway(from: number, to: number, share: number): number {
  return Math.floor((from + (to - from) * share) / 1000) * 1000;
}

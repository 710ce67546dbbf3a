/** Why units send tickets back, and tickets that they cannot. */
import type { FlowStep, PracticeTicket } from './model.ts';

/** Why units send tickets back. */
export const RETURN_REASONS: readonly string[] = [
  '经核实，该事项不属于我单位职责范围，申请退回重新派单。',
  '诉求地点不在我辖区内，建议由属地单位办理。',
  '该问题涉及行政执法权限，我单位无执法权，请改派主管部门。',
  '诉求人反映事项正在司法程序中，依规定不再受理，申请退回。',
  '与前期工单重复，前单正在办理，申请并案退回。',
  '诉求要素不全，无具体地址和联系方式，无法核实，申请退回补充。',
];

/** A ticket that was assigned by ruling, and one that two units sent back before: both wait to be handled. */
export function applyStuck(tickets: readonly PracticeTicket[]): void {
  const [byRuling, bounced] = tickets
    .filter(({ sort, status, hostile }) => sort === 'calm' && status === '待处置' && hostile === undefined)
    .toReversed();
  if (byRuling) {
    byRuling.stuck = 'byRuling';
    byRuling.flow = byRuling.flow.map((step) =>
      step.step === '区级交办' ? { ...step, note: `经区政府督查室裁定，由${byRuling.unit}承办，不得退回` } : step,
    );
  }
  if (bounced) {
    bounced.stuck = 'bounced';
    bounced.flow = bounced.flow.flatMap((step) => (step.step === '区级交办' ? [...passedOn(bounced), step] : [step]));
  }
}

/** Two units that had a ticket before the one that has it now. */
function passedOn({ unit, receivedAt, assignedAt, flow }: PracticeTicket): FlowStep[] {
  const others = ['区住建局', '区城管局', '区交通运输局'].filter((other) => other !== unit).slice(0, 2);
  const begunAt = flow.find(({ step }) => step === '市级派单')?.at ?? receivedAt;
  const at = (share: number) => Math.floor((begunAt + (assignedAt - begunAt) * share) / 1000) * 1000;
  return others.flatMap((other, i): FlowStep[] => [
    { step: '区级交办', who: '区行政审批服务局', at: at(0.1 + i * 0.4), note: `请${other}阅处，1个工作日内签收` },
    { step: '签收', who: `${other} 值班员`, at: at(0.2 + i * 0.4), note: '已签收' },
    { step: '退件', who: `${other} 值班员`, at: at(0.3 + i * 0.4), note: RETURN_REASONS[i] ?? '' },
  ]);
}

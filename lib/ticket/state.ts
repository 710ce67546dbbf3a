/** What a printed status means. Platforms word it freely, so it is read by its verbs, refusals first. */
import { latestMs } from '../calendar/time.ts';
import type { Ticket } from './model.ts';

/** `returned` also stands for withdrawn and void tickets: this unit has nothing more to do for them. */
export type Phase = 'open' | 'finished' | 'returned';

const REWORK = /(?<!无需|不予|未)(?:重办|返工|二次办理|再次办理|重新办理|发回)/;
const RETURN_GRANTED = /(?:退件|退单|退回|退办).*(?<![不未])(?:通过|同意)/;
/** A return that is asked for, refused, or that goes back to this very unit, leaves the ticket with it. */
const RETURN_PENDING = new RegExp(
  '(?:退件|退单|退回|退办).*(?:申请|待|中|不通过|未通过|驳回|不同意|拒绝)' +
    '|(?:申请|待|拟|被)(?:退件|退单|退回|退办)|退回(?:承办|经办|修改|补充)|延期.*(?<!办结)$',
);
/** A reply or a return that is refused (答复驳回) leaves work to do; only the bare word speaks of the ticket. */
const RETURNED = /退回|退件|退单|退办|^(?:工单)?已?驳回$/;
const WITHDRAWN = /作废|撤销|撤单|已取消|无效|重复件|并单|不予受理/;
/** What follows finishing: waiting for it means that the ticket is finished. */
const AFTERWARDS = /回访|归档|待评价|已评价|待测评/;
const FINISH_GRANTED = /(?:办结|完成)(?:审核|审批)(?:已)?通过/;
const NOT_FINISHED = new RegExp(
  '(?:未|待|拟|尚|无法|不能|申请|正在)\\S{0,4}(?:办结|办毕|完毕|解决|完成|结案|关闭|处理|处置|办理|回复|答复|反馈)' +
    '|(?:签收|受理|派单|转办|交办)完成|(?:办结|完成)(?:中|申请|审核|审批|驳回)|待审|待核|待批|审核中|审批中|待确认',
);
const FINISHED = /办结|[办完]毕|解决|完成|结案|关闭|完结|终结|已(?:处理|处置|办理|回复|答复|反馈|结束|审结)/;
const OPEN =
  /待|未|中$|签收|受理|派单|转派|分派|派遣|分办|交办|督办|催办|转办|承办|在办|办理|处理|处置|审核|审批|挂起|[逾超]期|预警|驳回/;

/** Whether a status speaks of a rework: 重办, 返工, 二次办理, 发回重办. */
export function saysRework(status: string | undefined): boolean {
  return status !== undefined && REWORK.test(status.replace(/\s+/g, ''));
}

/** Whether a status says that the ticket was withdrawn or void rather than returned by its unit. */
export function saysWithdrawn(status: string | undefined): boolean {
  return status !== undefined && WITHDRAWN.test(status.replace(/\s+/g, ''));
}

const UNSIGNED = /(?:待|未)(?:签收|接收|接单|确认接收)/;
const APPROVED = /已(?:阅批|批示|批阅|审阅)|(?:阅批|批示)(?:完成|通过)/;
const UNAPPROVED = /(?:待|未)(?:阅批|批示|批阅|审阅)/;
const RETURNING =
  /(?:申请|待|拟)(?:退件|退单|退回|退办)|(?:退件|退单|退办|退回)(?:申请|审核|审批)(?!.*(?:不通过|未通过|驳回|不同意|拒绝))/;

/** Whether a status says that the unit head has not given the 阅批 yet. */
export function saysUnapproved(status: string | undefined): boolean {
  return status !== undefined && UNAPPROVED.test(status.replace(/\s+/g, ''));
}

/** Whether a status says that nobody has signed for the ticket yet. */
export function saysUnsigned(status: string | undefined): boolean {
  return status !== undefined && UNSIGNED.test(status.replace(/\s+/g, ''));
}

/** Whether a status says that the unit head has given the 阅批. */
export function saysApproved(status: string | undefined): boolean {
  return status !== undefined && APPROVED.test(status.replace(/\s+/g, ''));
}

/** Whether a status says that the unit has asked to return the ticket, whatever is decided. */
export function saysReturning(status: string | undefined): boolean {
  return status !== undefined && RETURNING.test(status.replace(/\s+/g, ''));
}

/**
 * Phase that a printed status states.
 * @param status the page's own word, such as `已办结` or `退件审核中`
 * @returns undefined for a word that is not known
 */
export function statedPhase(status: string): Phase | undefined {
  const word = status.replace(/\s+/g, '');
  if (AFTERWARDS.test(word)) return 'finished';
  if (REWORK.test(word)) return FINISHED.test(word) && !NOT_FINISHED.test(word) ? 'finished' : 'open';
  if (RETURN_GRANTED.test(word)) return 'returned';
  if (FINISH_GRANTED.test(word)) return 'finished';
  if (RETURN_PENDING.test(word) || NOT_FINISHED.test(word)) return 'open';
  if (RETURNED.test(word) || WITHDRAWN.test(word)) return 'returned';
  if (FINISHED.test(word)) return 'finished';
  return OPEN.test(word) ? 'open' : undefined;
}

/** Phase from the printed facts: the status where its word is known, else whether a finish time stands there. */
export function phaseOf(facts: { status?: string; finishedAt?: string }): Phase {
  const stated = facts.status === undefined ? undefined : statedPhase(facts.status);
  return stated ?? (facts.finishedAt === undefined ? 'open' : 'finished');
}

/** Phase of a stored ticket, as merging decided it. */
export function phaseOfTicket(ticket: Pick<Ticket, 'open' | 'outcome'>): Phase {
  if (ticket.open === 1) return 'open';
  return ticket.outcome ? 'finished' : 'returned';
}

type Limited = Pick<Ticket, 'dueAt' | 'cityDueAt' | 'clocks' | 'marks'>;

/**
 * The limit a ticket is counted by: the clerk's word, else what is printed for this unit, else its rule's, or the city's where
 * that is printed and comes first.
 */
export function limitOf(ticket: Limited): string | undefined {
  const { marks, dueAt, cityDueAt } = ticket;
  if (marks?.override) return marks.override.dueAt;
  if (dueAt !== undefined) return dueAt;
  const ruled = ruledLimit(ticket)?.dueAt;
  if (ruled === undefined || cityDueAt === undefined) return ruled ?? cityDueAt;
  return latestMs(cityDueAt) < latestMs(ruled) ? cityDueAt : ruled;
}

/** Where the limit comes from that limitOf gives. */
export function limitSource(ticket: Limited): Ticket['dueSource'] {
  if (ticket.marks?.override) return 'override';
  const limit = limitOf(ticket);
  if (limit === undefined) return 'none';
  return limit === ticket.dueAt || limit === ticket.cityDueAt ? 'page' : 'rule';
}

/** The rule's limit of a ticket that prints none of its own. */
export function ruledLimit({ clocks }: Pick<Ticket, 'clocks'>) {
  return clocks?.find(({ clock, source }) => clock === 'limit' && source === 'rule');
}

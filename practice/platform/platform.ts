/** The city's state during one run: tickets, and what a clerk does to them. */
import type { Answer, PracticeTicket, YesNo } from '../data/model.ts';
import { type Page, type Query, queryTickets } from './query.ts';

export interface AnswerForm {
  contacted: YesNo;
  /** Epoch milliseconds. */
  contactedAt?: number;
  text: string;
  solved: YesNo;
}

export interface Platform {
  /** The fixed instant the data is relative to, in epoch milliseconds. */
  now: number;
  /** All tickets, the running quarter's first. */
  tickets: readonly PracticeTicket[];
  find(ticketNo: string): PracticeTicket | undefined;
  list(query: Query): Page;
  /** 签收. @throws Refusal unless it waits for that */
  accept(ticketNo: string, user: string): void;
  /** 提交答复: finishes the ticket. @throws Refusal when the form is incomplete or the ticket not open */
  answer(ticketNo: string, user: string, form: AnswerForm): void;
  /** 退件. @throws Refusal without a reason, or when the ticket is not open */
  sendBack(ticketNo: string, user: string, reason: string, to: string): void;
}

/** What the platform will not do, in words for the clerk. */
export class Refusal extends Error {}

/** Fewest characters of 办理结果. */
const MIN_ANSWER = 10;

export function createPlatform(tickets: readonly PracticeTicket[], now: number): Platform {
  const byNo = new Map(tickets.map((ticket) => [ticket.ticketNo, ticket]));
  const openTicket = (ticketNo: string) => {
    const ticket = byNo.get(ticketNo);
    if (!ticket) throw new Refusal('工单不存在');
    if (ticket.status === '已办结' || ticket.status === '已退回') throw new Refusal('工单已流转，不能重复操作');
    return ticket;
  };
  const log = (ticket: PracticeTicket, step: string, user: string, note: string) =>
    ticket.flow.push({ step, who: `${ticket.unit} ${user}`, at: now, note });

  return {
    now,
    tickets,
    find: (ticketNo) => byNo.get(ticketNo),
    list: (query) => queryTickets(tickets, query),
    accept: (ticketNo, user) => {
      const ticket = openTicket(ticketNo);
      if (ticket.status !== '待签收') throw new Refusal('工单已签收');
      ticket.status = '待处置';
      log(ticket, '签收', user, '已签收');
    },
    answer: (ticketNo, user, form) => {
      const ticket = openTicket(ticketNo);
      if ([...form.text.trim()].length < MIN_ANSWER) throw new Refusal(`办理结果不能少于${MIN_ANSWER}个字`);
      const answer: Answer = { ...form, text: form.text.trim() };
      Object.assign(ticket, { answer, status: '已办结', finishedAt: now });
      log(ticket, '答复', user, '已答复');
    },
    sendBack: (ticketNo, user, reason, to) => {
      const ticket = openTicket(ticketNo);
      if (reason.trim() === '') throw new Refusal('请填写退件理由');
      Object.assign(ticket, { status: '已退回', returnReason: reason.trim(), returnTo: to || undefined });
      log(ticket, '退件', user, reason.trim());
    },
  };
}

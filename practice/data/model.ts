/** A ticket as the practice city keeps it. All times are epoch milliseconds. */

export const CHANNELS = ['12345热线', '市长信箱', '区长信箱', '领导接听日', '网站', '微信', 'APP', '短信'] as const;
export type Channel = (typeof CHANNELS)[number];

export const KINDS = ['咨询', '求助', '投诉', '举报', '建议', '表扬'] as const;
export type Kind = (typeof KINDS)[number];

/** States in which the ticket waits for the unit. */
export const OPEN_STATUSES = ['待签收', '待处置', '待审', '督办', '重办'] as const;
export const STATUSES = [...OPEN_STATUSES, '已办结', '已退回'] as const;
export type Status = (typeof STATUSES)[number];

export type Urgency = '一般' | '紧急' | '特急';
export type YesNo = '是' | '否';

/** What a running ticket was made to show; tests find their tickets by it. */
export const SORTS = [
  'justArrived',
  'dueToday',
  'dueTomorrow',
  'overdueOpen',
  'calm',
  'rework',
  'supervised',
  'review',
  'noDeadline',
  'finishedOnTime',
  'finishedLate',
  'returned',
] as const;
export type Sort = (typeof SORTS)[number];

/** One step of 流转记录. */
export interface FlowStep {
  step: string;
  who: string;
  at: number;
  note: string;
}

/** What the unit answered, with the form's own fields. */
export interface Answer {
  text: string;
  contacted: YesNo;
  contactedAt?: number;
  solved: YesNo;
}

/** The hotline's call to the citizen after the answer (回访). */
export interface Callback {
  contacted: YesNo;
  told: YesNo;
  solved: YesNo;
  satisfaction: '满意' | '基本满意' | '不满意';
}

export interface PracticeTicket {
  ticketNo: string;
  /** `2020Q2` for the archive, otherwise the running quarter. */
  quarter: string;
  sort: Sort;
  /** Which hostile text it carries, if any: see hostile.ts. */
  hostile?: string;
  /** What speaks against returning it, if anything: see returns.ts. */
  stuck?: 'byRuling' | 'bounced';
  title: string;
  content: string;
  citizenName: string;
  citizenPhone: string;
  channel: Channel;
  kind: Kind;
  /** 一级分类 and 二级分类. */
  category: string;
  subcategory: string;
  place: string;
  urgency: Urgency;
  receivedAt: number;
  assignedAt: number;
  /** The district's limit; none when the ticket carries no deadline. */
  dueAt?: number;
  /** The city's own, later limit, where the city handed the ticket down. */
  cityDueAt?: number;
  unit: string;
  /** 协办单位; empty when the unit handles it alone. */
  helpers: string[];
  status: Status;
  finishedAt?: number;
  /** 1, or more after rework. */
  round: number;
  answer?: Answer;
  callback?: Callback;
  returnReason?: string;
  returnTo?: string;
  flow: FlowStep[];
  /** Captions of the pictures that came with it. */
  attachments: string[];
}

/** Whether the unit still owes something. */
export function isOpen(ticket: PracticeTicket): boolean {
  return (OPEN_STATUSES as readonly string[]).includes(ticket.status);
}

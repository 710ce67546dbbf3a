/** Asking the server, by XHR as the platform's own pages do. */
import type { DetailView, RowView } from '../api/views.ts';
import type { UnitCount } from '../platform/stats.ts';
import type { Notice } from '../site/notices.ts';

export type { DetailView, RowView } from '../api/views.ts';

export interface Meta {
  user: string;
  quarters: { id: string; name: string }[];
  units: string[];
  channels: string[];
  statuses: string[];
}

export interface Rows {
  total: number;
  rows: RowView[];
}

export const fetchMeta = () => ask<Meta>('/api/meta');
export const fetchNotices = () => ask<Notice[]>('/api/notices');
export const fetchStats = () => ask<UnitCount[]>('/api/stats');
export const fetchBench = (rows: number) => ask<RowView[]>(`/api/bench?rows=${rows}`);
export const fetchTicket = (no: string) => ask<DetailView>(`/api/tickets/${encodeURIComponent(no)}`);

/** One page of a list; empty parameters are left out. */
export function fetchTickets(params: Record<string, string | number>): Promise<Rows> {
  const filled = Object.entries(params).filter(([, value]) => value !== '');
  return ask(`/api/tickets?${new URLSearchParams(filled.map(([name, value]) => [name, String(value)]))}`);
}

/** 签收, 答复, 退件: answers with the ticket as it is then. */
export function act(no: string, action: 'accept' | 'answer' | 'return', form: object = {}): Promise<DetailView> {
  return ask(`/api/tickets/${encodeURIComponent(no)}/${action}`, { method: 'POST', body: JSON.stringify(form) });
}

/** @throws Error with the server's message */
async function ask<T>(url: string, init?: RequestInit): Promise<T> {
  const response = await fetch(url, init);
  if (response.status === 401) window.location.assign('/modern/signin');
  const value: unknown = await response.json();
  if (!response.ok) throw new Error((value as { message: string }).message);
  return value as T;
}

/** Tickets as an office has them, about 2 KB each: made up, the same in every run. */

import type { Batch } from '../../../companion/store/ingest.ts';
import { randomOf } from '../../../companion/testing/random.ts';
import { instantText } from '../../../lib/calendar/time.ts';
import { checksumOf } from '../../../lib/copies/checksum.ts';
import { payloadOf, type SyncRecord } from '../../../lib/copies/record.ts';
import type { Change, Ticket } from '../../../lib/ticket/model.ts';

export const REPLICA = '00000000-0000-4000-8000-000000000001';
export const BATCH = 2_000;
const SITE = 'https://12345.example';
const START_MS = Date.parse('2026-01-05T08:00:00+08:00');
const EVERY_MS = 30_000;
const DAY_MS = 86_400_000;
const WORDS =
  '路灯 井盖 污水 噪音 物业 电梯 停车 施工 扰民 占道 经营 垃圾 清运 供水 停电 学区 社保 医保 公交 站台 道路 破损 积水 绿化 消防 通道 租金 合同 退款 维修 小区 居民 反映 多次 夜间 严重 影响 出行 希望 部门 尽快 核实 处理 答复 回复 现场 查看 联系 责令 整改 完成 满意'.split(
    ' ',
  );
const UNITS = ['区人社局', '云溪街道', '路口镇', '松杨湖街道', '区市监局', '区住建局', '区城管局', '长岭街道'];

/** The ticket that came as the n-th, and its history: every third has an entry. */
export function knownAt(n: number): { ticket: Ticket; changes: Change[] } {
  const ticket = ticketAt(n);
  const { site, ticketNo, lastSeenAt: at } = ticket;
  const entry = { site, ticketNo, at, field: 'status', from: '待签收', to: '办理中', source: 'list' } as const;
  return { ticket, changes: (n + 1) % 3 === 0 ? [entry] : [] };
}

function ticketAt(n: number): Ticket {
  const next = randomOf(n);
  const pick = (from: readonly string[]) => from[Math.floor(next() * from.length)] ?? '';
  const text = (words: number) => Array.from({ length: words }, () => pick(WORDS)).join('');
  const receivedMs = START_MS + n * EVERY_MS;
  const isDone = next() < 0.7;
  const dueAt = instantText(receivedMs + 5 * DAY_MS);
  const finishedAt = instantText(receivedMs + Math.floor(next() * 6) * DAY_MS);
  return {
    site: SITE,
    ticketNo: `${instantText(receivedMs).slice(0, 10).replaceAll('-', '')}${String(n).padStart(8, '0')}`,
    title: text(8),
    content: text(130),
    citizenName: `${pick(['张', '李', '王'])}**`,
    citizenPhone: `13${String(Math.floor(next() * 1e9)).padStart(9, '0')}`,
    channel: '12345热线',
    kind: pick(['咨询', '求助', '投诉']),
    category: text(2),
    place: text(6),
    unit: pick(UNITS),
    status: isDone ? '已办结' : '办理中',
    receivedAt: instantText(receivedMs),
    assignedAt: instantText(receivedMs + 3_600_000),
    dueAt,
    dueSource: 'page',
    round: 1,
    firstSeenAt: instantText(receivedMs + 7_200_000),
    lastSeenAt: instantText(receivedMs + DAY_MS),
    open: isDone ? 0 : 1,
    ...(isDone
      ? { reply: text(110), finishedAt, outcome: { finishedAt, dueAt, dueSource: 'page', late: finishedAt > dueAt } }
      : {}),
  };
}

/** The batch of the tickets from the n-th on, with their histories. */
export async function batchFrom(first: number, count = BATCH): Promise<Batch> {
  const records = Array.from({ length: count }, (_, i): SyncRecord => {
    const { ticket, changes } = knownAt(first + i);
    const { site, ticketNo, lastSeenAt: at } = ticket;
    const version = first + i + 1;
    const numbered = changes.map((change) => ({ id: version, ...change }));
    return {
      header: { what: 'ticket', site, ticketNo, version, at, ...(numbered.length > 0 ? { changes: numbered } : {}) },
      body: JSON.stringify(ticket),
    };
  });
  const payload = payloadOf(records);
  return { id: crypto.randomUUID(), replica: REPLICA, payload, checksum: await checksumOf(payload) };
}

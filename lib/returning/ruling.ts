/** Signs that a ticket was assigned by ruling (裁定, 指定办理, 领导批示交办): then it may not be returned. */
import * as z from 'zod/mini';
import type { LogStep } from '../ticket/log.ts';
import { zMoment } from '../ticket/moment.ts';

export const zRulingSign = z.strictObject({
  /** Where it stands: in the log, in the printed status, or in what the citizen said. */
  where: z.enum(['log', 'status', 'content']),
  /** The very words by which it was guessed. */
  word: z.string(),
  at: z.optional(zMoment),
  /** What stands around them. */
  text: z.string(),
});
export type RulingSign = z.infer<typeof zRulingSign>;

/** Where only the offices write. Courts and labour arbitration rule too, and not on tickets. */
const OFFICIAL =
  /(?<!(?:法院|民事|刑事|行政|执行|保全|劳动|人事|商事)(?:的|终审)?)(?:裁定|仲裁)(?!书|委|院|庭|机构)|指定(?:承办|办理|牵头)|不得(?:再)?退(?:回|件|单)|首接负责|领导(?:批示|指定)/g;
/** What the citizen said: only words that speak of the ticket itself. */
const IN_CONTENT = /(?:裁定|仲裁)(?:派单|交办|承办)|指定(?:承办|办理)单位|不得(?:再)?退(?:回工单|件|单)|领导批示交办/g;
/** 未经裁定, 非指定办理. */
const DENIED = /[未非无不](?:经|属于|属|是|予|需)?$/;
const AROUND = 24;

/** What says so, each place once; none where nothing does. */
export function rulingSigns(
  ticket: { status?: string | undefined; content?: string | undefined },
  steps: readonly LogStep[],
): RulingSign[] {
  const signs: RulingSign[] = [];
  const look = (where: RulingSign['where'], text: string, words: RegExp, at?: string) => {
    for (const match of text.matchAll(words)) {
      if (DENIED.test(text.slice(0, match.index))) continue;
      const start = Math.max(0, match.index - AROUND);
      const around = text.slice(start, match.index + match[0].length + AROUND).replace(/\s+/g, ' ');
      signs.push({ where, word: match[0], text: around, ...(at === undefined ? {} : { at }) });
      return;
    }
  };
  for (const { at, step = '', note = '' } of steps) look('log', `${step} ${note}`.trim(), OFFICIAL, at);
  look('status', ticket.status ?? '', OFFICIAL);
  look('content', ticket.content ?? '', IN_CONTENT);
  return signs.slice(0, 5);
}

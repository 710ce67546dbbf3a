/** The units that had a ticket, one after the other: from the log on its page, or from what its readings showed. */
import * as z from 'zod/mini';
import { latestMs } from '../calendar/time.ts';
import { unitKey } from '../duties/model.ts';
import type { LogStep } from '../ticket/log.ts';
import type { Change } from '../ticket/model.ts';
import { zMoment } from '../ticket/moment.ts';
import { statedPhase } from '../ticket/state.ts';

const zLink = z.strictObject({
  unit: z.string(),
  /** When it got the ticket, as printed, or when a reading first showed it there. */
  at: z.optional(zMoment),
  /** When it sent the ticket back, and why. */
  returnedAt: z.optional(zMoment),
  reason: z.optional(z.string()),
});
export type Link = z.infer<typeof zLink>;

export const zChain = z.strictObject({
  /** The first unit first. */
  links: z.array(zLink),
  /** Whether the times are those of readings: it happened at some time before. */
  seen: z.boolean(),
  /** How often a unit gave the ticket away: returned it, or had it taken. */
  handovers: z.number(),
  /** This very unit has sent it back before. */
  returnedBefore: z.boolean(),
});
export type Chain = z.infer<typeof zChain>;

const RETURN = /(?:退件|退单|退回|退办)/;
/** Tickets sent back to be done again, or to the same unit's desk, move nothing. */
const REDO = /退回.{0,3}(?:修改|补充|重新办|重办|经办|承办人)|重办|返工/;
const REFUSED =
  /(?:不予|不同意|驳回|拒绝|未通过|不通过).{0,6}退|退(?:件|单|回|办).{0,8}(?:不予|不同意|驳回|未通过|不通过|拒绝)|^(?:不同意|驳回|不予|审核不通过)/;
const ASSIGN = /派单|交办|转办|转派|改派|分派|派遣|派发|指派|指定|下派|裁定|仲裁/;
/** A unit that signs has got the ticket; others only look at it (审核, 回访). */
const SIGN = /签收|接收|接单/;
/** Whoever does this sends tickets on, and none of it is handling. */
const DISPATCH = /派单|交办|转办|转派|改派|分派|派遣|派发|指派|下派|受理登记|登记|回访|督办/;
const UNIT = /(?:局|委|办|街道|镇|乡|公司|中心|分局|大队|支队|所|处|队|院|署|站|政府|办事处|集团|园区|管委会)$/;
const MOST_REASON = 120;

/**
 * @param own the unit that looks at it
 * @param known names of units, as directory and store write them: by these they are found in a text
 */
export function chainOf(
  steps: readonly LogStep[],
  changes: readonly Change[],
  own: string | undefined,
  known: readonly string[],
): Chain {
  const fromLog = linksOfLog(steps, own, known);
  const fromHistory = linksOfHistory(changes, own);
  const seen = fromHistory.length > fromLog.length;
  const links = seen ? fromHistory : fromLog;
  const isOwn = ({ unit, returnedAt }: Link) =>
    returnedAt !== undefined && own !== undefined && unitKey(unit) === unitKey(own);
  return {
    links,
    seen,
    handovers: links.filter(({ returnedAt }, i) => returnedAt !== undefined || i < links.length - 1).length,
    returnedBefore: [...fromLog, ...fromHistory].some(isOwn),
  };
}

/** Whether units have been pushing a ticket from one to the other (推诿): two handovers, or a return by this very unit. */
export const hasBounced = ({ handovers, returnedBefore }: Chain): boolean => handovers >= 2 || returnedBefore;

function linksOfLog(steps: readonly LogStep[], own: string | undefined, known: readonly string[]): Link[] {
  const names = [...new Set(known.map((name) => name.trim()))].filter((name) => name.length >= 2);
  names.sort((a, b) => b.length - a.length);
  const doerOf = ({ unit, who = '' }: LogStep) => unit ?? unitIn(who, names);
  const dispatchers = new Set(
    steps.filter(({ step = '' }) => DISPATCH.test(step)).map((each) => unitKey(doerOf(each) ?? '')),
  );
  if (own !== undefined) dispatchers.delete(unitKey(own));
  const links: Link[] = [];
  const holder = () => links.at(-1);
  const give = (unit: string, at: string) => {
    const last = holder();
    if (dispatchers.has(unitKey(unit))) return;
    if (last && last.returnedAt === undefined && unitKey(last.unit) === unitKey(unit)) return;
    links.push({ unit, at });
  };
  for (const each of steps) {
    const { at, step = '', to, note = '' } = each;
    const said = step || note;
    if (RETURN.test(said) && !REDO.test(said)) {
      const last = holder();
      if (REFUSED.test(step) || REFUSED.test(note)) {
        // What was asked for was refused: the unit has it still.
        if (last) links[links.length - 1] = { unit: last.unit, ...(last.at ? { at: last.at } : {}) };
        continue;
      }
      const by = doerOf(each);
      if (by !== undefined && last?.returnedAt === undefined) give(by, at);
      const giver = holder();
      if (giver && giver.returnedAt === undefined)
        Object.assign(giver, { returnedAt: at, ...(note === '' ? {} : { reason: note.slice(0, MOST_REASON) }) });
    } else if (ASSIGN.test(said)) {
      const target = to ?? targetIn(note, names);
      if (target !== undefined) give(target, at);
    } else if (SIGN.test(said)) {
      const by = doerOf(each);
      if (by !== undefined) give(by, at);
    }
  }
  return links;
}

/** The unit that a log's doer belongs to: `区城管局 张三`. */
function unitIn(who: string, names: readonly string[]): string | undefined {
  const plain = who.normalize('NFKC').trim();
  const named = names.find((name) => plain.startsWith(name));
  if (named !== undefined) return named;
  return plain.split(/[\s\-—/|,，(（·]+/).find((part) => part.length >= 3 && part.length <= 20 && UNIT.test(part));
}

/** The unit that a note hands the ticket to: 请区城管局阅处, 转区住建局办理, 改派至路口镇. */
function targetIn(note: string, names: readonly string[]): string | undefined {
  const plain = note.normalize('NFKC').replace(/\s+/g, '');
  const [, named] =
    /(?:请|转|由|至|给|派|交)(?:至|给|往|交|由)?([^,，。;；、请转由至给派交]{2,20}?)(?:阅处|办理|处理|承办|处置|核实|负责|牵头|签收|主办|$|[,，。;；、])/.exec(
      plain,
    ) ?? [];
  const shaped = named !== undefined && UNIT.test(named) ? named : undefined;
  return names.find((name) => plain.includes(name)) ?? shaped;
}

/** What readings showed: units that took one another's place, and returns. */
function linksOfHistory(changes: readonly Change[], own: string | undefined): Link[] {
  const links: Link[] = [];
  for (const { field, from, to, at } of changes) {
    if (field === 'unit' && from !== '' && to !== '') {
      if (links.length === 0) links.push({ unit: from });
      const last = links.at(-1);
      if (last && (unitKey(last.unit) !== unitKey(to) || last.returnedAt !== undefined)) links.push({ unit: to, at });
    } else if (field === 'status' && statedPhase(to) === 'returned') {
      if (links.length === 0 && own !== undefined) links.push({ unit: own });
      const last = links.at(-1);
      if (last && last.returnedAt === undefined) last.returnedAt = at;
    }
  }
  return links.sort((a, b) => (a.at ? latestMs(a.at) : 0) - (b.at ? latestMs(b.at) : 0));
}

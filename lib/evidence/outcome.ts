/** What a conversation or a record says of its end: that the outcome was told, and what the citizen thinks of it. */
import type { Contact } from './model.ts';

/** 已经修好了, 更换完毕: written to the citizen, it tells. */
const DONE =
  /(?:已经?|都|全部)(?:为您|给您|帮您|将|把)?.{0,12}?(?:修好|修复|修缮|更换|换好|换新|清理|清运|清除|解决|处理(?:好|完|完毕|到位)|办结|办好|办理完|整改|安装|装好|恢复|拆除|疏通|补发|发放|退还|退款)|(?:修好|修复|更换|清理|处理|解决|整改|恢复|疏通|办理)(?:好|完)?(?:了|完毕|完成|到位)/g;
/** 已告知处理结果: said of a record. */
const TOLD =
  /(?:已|当面|电话|口头|一并)(?:将.{0,20})?告知.{0,12}?(?:结果|情况|答复)|(?:结果|情况)(?:已|当面|均)(?:向.{0,8})?告知/g;
/** In front of it, what makes it undone or only promised. */
const NOT_YET =
  /(?:[未没]有?|尚未|还没|不能|无法|何时|什么时候|能否|是否|有没有|才能?|将会?|会|等|如果?|若|预计|争取|尽快)[^,。!?;]{0,6}$/;
const ASKED = /^[^,。!;]{0,4}(?:吗|么|没有|没|\?)/;

/** What asks for it, rather than says it. */
const PLEA = /(?:是否|请问|请您?|希望|望|如果?|若|让您?|使您?|令您?|能|能够|给个?)[^,。!?;]{0,4}$|(?:满意度|满意率)$/;
const SATISFIED = /(?:非常|很|十分|特别|挺|相当|蛮|太)?满意/g;
const MOSTLY = /(?:基本|基本上|比较|还算|较为?|大致|总体)$/;
const NOT = /(?:不|不太|不是很|不怎么|不够|没有?|未|难以|极不|很不|非常不)$/;

/**
 * Only what the words plainly say: what is asked, hoped for or promised is left out, and an opinion that is said both ways.
 * @param lines as recognised, in plain form; a sentence may be cut by their ends
 * @param isChat what stands in a conversation was said to the citizen; a record has to say that it was
 */
export function outcomeIn(lines: readonly string[], isChat: boolean): Pick<Contact, 'told' | 'opinion'> {
  const text = lines.join('');
  const told = [...text.matchAll(TOLD), ...(isChat ? text.matchAll(DONE) : [])].some(
    (hit) => !NOT_YET.test(before(text, hit)) && !ASKED.test(after(text, hit)),
  );
  const said = new Set(opinions(text));
  const [opinion] = said;
  return { ...(told ? { told: true } : {}), ...(said.size === 1 && opinion ? { opinion } : {}) };
}

function opinions(text: string): NonNullable<Contact['opinion']>[] {
  return [...text.matchAll(SATISFIED)].flatMap((hit) => {
    const [left, right] = [before(text, hit), after(text, hit)];
    // 满意不满意, 满意吗, 满意度, 满意的评价: asked for.
    if (/^(?:不满意|吗|么|没|\?|度|率|与否|为止|的?(?:话|评价|答复|结果))/.test(right)) return [];
    if (NOT.test(left)) return /满意不$|是否不$/.test(left) ? [] : ['unsatisfied'];
    if (MOSTLY.test(left)) return ['mostly'];
    return PLEA.test(left) ? [] : ['satisfied'];
  });
}

const before = (text: string, { index }: RegExpExecArray) => text.slice(Math.max(0, index - 14), index);
const after = (text: string, { 0: hit, index }: RegExpExecArray) =>
  text.slice(index + hit.length, index + hit.length + 8);

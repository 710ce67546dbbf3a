/** Words that say by themselves what they are, wherever they stand: kinds of ticket, states. */
import { statedPhase } from '../ticket/state.ts';

const KINDS = new Set([
  '咨询',
  '求助',
  '投诉',
  '举报',
  '建议',
  '表扬',
  '感谢',
  '意见建议',
  '投诉举报',
  '非投诉',
  '其他类',
]);
const MARKS = new Set(
  '急 催 特急 紧急 加急 一般 普通 督办 领导督办 市督办 重办 催办 热点 重复 重复诉求 疑难 新 置顶 预警 超期 即将超期 回访 涉稳 敏感 N NEW HOT new hot 实名 匿名 匿名件'.split(
    ' ',
  ),
);

const bare = (text: string) => text.replace(/^[[【(（<《]|[\]】)）>》]$/g, '').trim();

/** 咨询, 求助, 投诉 …, with brackets around or not. */
export function kindOf(text: string): string | undefined {
  const word = bare(text);
  return KINDS.has(word) || KINDS.has(word.replace(/类$/, '')) ? word : undefined;
}

/** A verb alone (办理, 签收) is what a button does. */
const STATE =
  /^(待|已|未|正在|即将|申请).|.中$|.待(审|审核|批|审批|核|办|处理|回访|签收)$|^(督办|重办|二次办理|再次办理|重新办理|催办|办结|超期|逾期|退回|退件|作废|挂起)$/;

/** A state that stands alone, as a tag: 待签收, 已办结. */
export function isStateWord(text: string): boolean {
  return text.length <= 8 && STATE.test(text) && /^[\u4e00-\u9fff]+$/.test(text) && statedPhase(text) !== undefined;
}

/** Marks beside a title that are no part of it. */
export function isMark(text: string): boolean {
  const word = bare(text);
  return MARKS.has(word) || kindOf(word) !== undefined || isStateWord(word) || /^第\d+次/.test(word);
}

/** What is not solved yet: why not, and until when. */
import { words } from '../../ticket/words.ts';
import type { Found } from '../model.ts';
import type { Reading } from '../reading.ts';

const UNSOLVED =
  /暂(?:未|无法|不能|时)|尚未(?!告知|联系|接到)|未能(?:彻底)?(?:解决|完成|整改)|正在(?:办理|处理|整改|协调|推进|施工|审批|维修|论证|招标)|(?<!已|并)(?:将|拟|计划)(?!(?:处理|整改|办理|有关|相关)?(?:结果|情况))(?:于|在)?[^，。]{0,12}(?:完成|整改|处理|解决|修复|安装|启动|开工|动工)|待[^，。]{0,16}后/;
const REASON =
  /因(?!此)|由于|鉴于|受[^，。]{0,10}影响|缘于|原因|需(?:要)?(?:待|等)?[^，。]{0,14}(?:审批|竣工|完工|建成|资金|立项|论证|招标|协调|时间)|(?:资金|手续|规划|权属)[^，。]{0,8}(?:不足|未|尚|问题)/;
const UNTIL =
  /(?:\d{4}年)?\d{1,2}月(?:\d{1,2}[日号])?(?:前|之前|底|中旬|上旬|下旬|完成|完工|初)|\d{1,2}[日号](?:前|之前)|\d+个?(?:工作日|日|天|周|月|年)(?:之)?内|(?:本|今|明|下)(?:年|月|周)(?:底|内|前|年底|上半年|下半年)|年底|月底前|(?:预计|计划|拟|争取|将)(?:于|在)?[^，。]{0,6}(?:\d{4}年|\d{1,2}月|今年|明年|下个?月)/;

export function unsolved({ clauses, text, substance }: Reading): Found {
  const spans = clauses
    .filter((clause, i) => !clause.isQuoted && substance.clauses[i]?.kind !== 'retold' && UNSOLVED.test(clause.text))
    .map(({ from, to }) => ({ from, to }));
  if (spans.length === 0) return { state: 'unneeded', says: words('point_unsolved_unneeded'), spans };
  const missing = [REASON.test(text) ? '' : 'reason', UNTIL.test(text) ? '' : 'date'].filter(Boolean).join('_');
  return missing === ''
    ? { state: 'met', says: words('point_unsolved_met'), spans }
    : { state: 'open', says: words(`point_unsolved_${missing}`), spans };
}

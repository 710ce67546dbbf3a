/** What was done, and with which result. */
import { words } from '../../ticket/words.ts';
import type { Found } from '../model.ts';
import type { Reading } from '../reading.ts';
import { isInquiry } from './inquiry.ts';

const MEASURE =
  /(?:已|均|现|并)[^，。]{0,14}(?:整改|处理|处置|清理|修复|修补|维修|更换|安装|加装|改造|停业|拆除|退还|退回|退款|补发|发放|处罚|罚款|立案|查处|关停|取缔|疏通|清运|恢复|解决|办结|完成|落实|协调|督促|责令|责成|约谈|下达|安排|组织|到位|开通|纳入|列入|提醒|教育|整治|巡查|制止|劝离|清扫|加固|补种|报送|采纳|支付|赔偿|补偿|登记|受理|办理)|责令|责成|约谈|罚款|立案|下达[^，。]{0,16}书|现场(?:整改|制止|教育|清理)|要求[^，。]{0,20}(?:整改|停止|清理|改正|恢复|退还|规范)/;

export function measure(reading: Reading): Found {
  const spans = reading.clauses
    .filter(({ text, isQuoted }, i) => !isQuoted && isOfUnit(reading, i) && MEASURE.test(text))
    .map(({ from, to }) => ({ from, to }));
  if (spans.length > 0) return { state: 'met', says: words('point_measure_met'), spans };
  if (/不属实|不实|未发现|不存在/.test(reading.text))
    return { state: 'unneeded', says: words('point_measure_unfounded'), spans };
  if (isInquiry(reading.draft)) return { state: 'unneeded', says: words('point_for_inquiry'), spans };
  return { state: 'open', says: words('point_measure_open'), spans };
}

/** Forwarding is no measure, and what is only promised is none yet. */
const isOfUnit = ({ substance }: Reading, i: number) =>
  !['courtesy', 'receipt', 'retold', 'forwarded', 'feedback', 'promise'].includes(substance.clauses[i]?.kind ?? '');

/** A bulletin as an office of 60 units prints it: 60 paragraphs with their figures, six tables of 60 units by 9 columns. */
import type { Block, Inline } from '../../lib/bulletin/model.ts';

const UNITS = Array.from({ length: 60 }, (_, at) => {
  const kinds = ['镇人民政府', '街道办事处', '区住房和城乡建设局', '区市场监督管理局', '区供水公司'];
  return `第${at + 1}${kinds[at % kinds.length]}`;
});
const HEAD = ['单位', '应办件', '已办结', '办结率', '按期办结', '按期办结率', '超期', '满意率', '同比'];

const percent = (part: number, whole: number): string => `${((part / whole) * 100).toFixed(2)}%`;

function rowOf(unit: string, at: number): string[] {
  const due = 40 + ((at * 37) % 400);
  const finished = due - (at % 7);
  const onTime = finished - (at % 11);
  return [
    unit,
    `${due}`,
    `${finished}`,
    percent(finished, due),
    `${onTime}`,
    percent(onTime, due),
    `${due - onTime}`,
    percent(due - (at % 5), due),
    `${at % 2 ? '+' : '−'}${percent(at + 1, due)}`,
  ];
}

function paragraph(unit: string, at: number): Block {
  const [, due = '', , , onTime = '', rate = '', overdue = ''] = rowOf(unit, at);
  const parts: Inline[] = [
    `${unit}本季度承办12345政务服务便民热线工单`,
    { field: 'due', text: `${due}件` },
    '，按期办结率',
    { field: 'onTimeRate', text: rate, working: `${onTime} ÷ ${due}` },
    '，超期办结',
    { field: 'overdue', text: `${overdue}件` },
    '。群众反映较多的是占道经营、噪声扰民和“停水”问题，主要原因是管网老化、夜间施工。该单位应当逐件核查，及时与诉求人联系，并将办理情况报区政务服务中心。',
  ];
  return { is: 'paragraph', parts };
}

const NUMERALS = ['一', '二', '三', '四', '五', '六'];

export const BULLETIN: Block[] = [
  { is: 'title', text: '关于2026年第三季度12345热线工单\n办理情况的通报' },
  { is: 'paragraph', parts: ['各镇人民政府、各街道办事处，区政府各部门：'] },
  ...NUMERALS.flatMap((numeral, part): Block[] => [
    { is: 'heading', level: 1, text: `${numeral}、办理情况` },
    { is: 'heading', level: 2, text: '（一）总体情况' },
    { is: 'heading', level: 3, text: '1.承办单位' },
    ...UNITS.slice(part * 10, part * 10 + 10).map((unit, at) => paragraph(unit, part * 10 + at)),
  ]),
  { is: 'signature', lines: ['某某区政务服务中心', '2026年10月9日'] },
  ...NUMERALS.flatMap((_, part): Block[] => [
    { is: 'attachment', text: `附件${part + 1}` },
    { is: 'table', caption: '各单位工单办理情况统计表', head: HEAD, rows: UNITS.map(rowOf), texts: [0] },
  ]),
];

/** A bulletin written as a Word document can be checked like a printed one: the text read back carries its figures. */
import { expect, test } from 'vitest';
import type { Block } from '../lib/bulletin/model.ts';
import { bulletinDocx } from '../lib/reports/bulletin-docx.ts';
import { textOfDocx } from '../lib/verifying/docx.ts';
import { verifyBulletin } from '../lib/verifying/verify.ts';

const figure = (text: string) => ({ field: 'figure', text });
const BULLETIN: Block[] = [
  { is: 'title', text: '关于第二季度热线工单办理情况的通报' },
  {
    is: 'paragraph',
    parts: [
      '全区应办理12345公众服务热线工单',
      figure('2282件'),
      '，已办结',
      figure('2259件'),
      '，办结率',
      figure('98.99%'),
      '，超期办结工单',
      figure('158件'),
      '，按期办结率',
      figure('93.18%'),
      '。',
    ],
  },
  { is: 'table', caption: '统计表', head: ['单位', '应办件'], rows: [['区人社局', '326']], texts: [0] },
];

test('figures that follow are confirmed, one that does not is found', async () => {
  const text = textOfDocx(await bulletinDocx(BULLETIN, 0));
  expect(text.trimEnd().split('\n')).toEqual([
    '关于第二季度热线工单办理情况的通报',
    '全区应办理12345公众服务热线工单2282件，已办结2259件，办结率98.99%，超期办结工单158件，按期办结率93.18%。',
    '统计表',
    '单位',
    '应办件',
    '区人社局',
    '326',
  ]);
  expect(verifyBulletin(text).map(({ verdict, printed, right }) => [verdict, printed, right])).toEqual([
    ['follows', '98.99%', undefined],
    ['differs', '93.18%', '93.08%'],
  ]);
});

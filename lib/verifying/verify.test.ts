import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { textOfDocx } from './docx.ts';
import { type Checked, verifyBulletin } from './verify.ts';

const told = (text: string) =>
  verifyBulletin(text).map(
    ({ verdict, figure, printed, working, right }: Checked) =>
      `${verdict} ${figure} ${printed} ${working ?? ''}${right ? ` → ${right}` : ''}`,
  );

const FIGURES =
  '全区应办理12345公众服务热线工单2282件，已办结2259件，办结率98.99%，按期办结率93.08%，群众满意率为87.2%。';

describe('a bulletin as districts print them', () => {
  test('rates that follow from the counts pass, with the working', () => {
    expect(told(`${FIGURES}超期办结工单158件，占比6.92%。`)).toEqual([
      'follows finishRate 98.99% 2259 ÷ 2282 = 98.99%',
      'follows onTimeRate 93.08% 1 − 158 ÷ 2282 = 93.08%',
      'unchecked satisfactionRate 87.2% ',
      'follows share 6.92% 158 ÷ 2282 = 6.92%',
    ]);
  });

  test('a bar is no figure, a part in brackets no whole, and a list counts what leads to it', () => {
    const text = `${FIGURES}超期158件（其中超期办结135件，超期未办结23件），超期率6.92%。
办理较好的单位是区交通运输局（应办20件以上，按期办结率100%，满意率90%以上），按期办结率低于90%的有路口镇。
本期超期工单涉及路口镇（38件），路口镇承办159件，按期办结率76.1%。
| 按期办结率 | 100.00% | 63 ÷ 63 |`;
    expect(told(text)).toEqual([
      'follows finishRate 98.99% 2259 ÷ 2282 = 98.99%',
      'follows onTimeRate 93.08% 1 − 158 ÷ 2282 = 93.08%',
      'unchecked satisfactionRate 87.2% ',
      'follows overdueRate 6.92% 158 ÷ 2282 = 6.92%',
      'follows onTimeRate 76.1% 1 − 38 ÷ 159 = 76.10%',
    ]);
  });

  test('growth is measured against the period before, not against this one', () => {
    expect(told(`${FIGURES}与2019年同期相比，工单数量增加647件，增长40.2%。`).at(-1)).toBe(
      'differs change 40.2% 647 ÷ (2282 − 647) = 39.57% → 39.6%',
    );
    expect(told('受理热线工单900件，同比减少100件，下降10%。').at(-1)).toBe(
      'follows change 10% 100 ÷ (900 + 100) = 10.00%',
    );
  });

  test('a unit is held to its own tickets, wherever they are printed', () => {
    const text =
      '办件量居前的单位是：区人社局（326件）、路口镇（159件）。路口镇超期回复达到38件，按期办结率76.1%。区人社局超期12件，按期办结率97%。';
    expect(told(text)).toEqual([
      'follows onTimeRate 76.1% 1 − 38 ÷ 159 = 76.10%',
      'differs onTimeRate 97% 1 − 12 ÷ 326 = 96.32% → 96%',
    ]);
  });

  test('the mailboxes are counted for themselves; what is not printed is said to be unchecked', () => {
    const text = `${FIGURES}\n二、市长信箱办理情况\n共办理“市长信箱”信件63件，办结率100%，群众满意率为71.43%。`;
    expect(told(text).slice(-2)).toEqual([
      'unchecked finishRate 100% 63 ÷ 63',
      'unchecked satisfactionRate 71.43% 45 ÷ 63',
    ]);
  });

  test('satisfaction is divided by call-backs where they are printed', () => {
    expect(told('受理热线工单500件，回访400件，满意352件，满意率88%。')).toEqual([
      'follows satisfactionRate 88% 352 ÷ 400 = 88.00%',
    ]);
  });

  test('a part that is more than its whole is found', () => {
    expect(told('应办热线工单120件，已办结130件。')).toEqual(['differs finished 130件 130 > 120']);
  });

  test('traditional characters and places in the text as given', () => {
    const text = '全區應辦理熱線工單200件,已辦結150件,辦結率75%。';
    const [found] = verifyBulletin(text);
    expect(found).toMatchObject({ verdict: 'follows', working: '150 ÷ 200 = 75.00%' });
    expect(text.slice(found?.from, found?.to)).toBe('75%');
  });
});

describe('a Word document', () => {
  const docx = (body: string) =>
    zipSync({ 'word/document.xml': strToU8(`<w:document><w:body>${body}</w:body></w:document>`) });

  test('gives its paragraphs as lines; runs of one paragraph stay together', () => {
    const body =
      '<w:p><w:r><w:t>办结率</w:t></w:r><w:r><w:t>98.99%</w:t></w:r></w:p><w:p><w:r><w:t>A &amp; B</w:t></w:r></w:p>';
    expect(textOfDocx(docx(body))).toBe('办结率98.99%\nA & B\n');
  });

  test('what is no Word document is refused', () => {
    expect(() => textOfDocx(zipSync({ 'xl/workbook.xml': strToU8('<a/>') }))).toThrow();
    expect(() => textOfDocx(strToU8('PK not a zip'))).toThrow();
  });
});

/** Texts in the manner of printed bulletins: none of their right figures is called wrong, and their slips are found. */
import { describe, expect, test } from 'vitest';
import { verifyBulletin } from './verify.ts';

const differing = (text: string) =>
  verifyBulletin(text)
    .filter(({ verdict }) => verdict === 'differs')
    .map(({ printed, right, working }) => `${printed} → ${right ?? working}`);

describe('nothing in it is wrong, and nothing is called so', () => {
  test.each([
    ['points are no count', '受理工单2000件，超期100件。超期率较上季度下降2个百分点，超期率5%，按期办结率95%。'],
    ['points of satisfaction', '回访2000件，满意1900件，满意度较上季度提高1.5个百分点，满意率95%。'],
    ['working days are no tickets', '信件63件，已办结63件，平均办结时间4个工作日，办结率100%。'],
    ['units are no tickets', '受理工单2000件，超期100件，超期涉及12个单位，超期率5%。'],
    ['on time of those finished', '全县受理3456件，办结3390件；按期办结3301件，按期办结率97.37%。'],
    ['a unit is not the county', '全县回访2800件，满意2590件。县住建局受理412件，办结405件，办结率98.3%，满意率91%。'],
    ['a town’s tickets are not the county’s', '全县办理工单1500件，办结1485件。白石镇承办120件，办结率98%。'],
    ['satisfied by and large', '回访1520件，满意1406件，基本满意60件，不满意54件，满意率96.45%，不满意率3.55%。'],
    ['very satisfied', '回访1000件，非常满意700件，满意200件，不满意100件，满意率90%。'],
    ['two quarters', '一季度受理5000件，办结4900件；二季度受理6000件，办结5940件，办结率99%。'],
    ['the year before is printed too', '2023年受理3000件，2022年受理2500件，同比增加500件，增长20%。'],
    ['the rate of the year before', '受理2000件，办结1900件，办结率95%，较去年同期（94%）提高1个百分点。'],
    ['from one rate to another', '满意率由一季度的91.5%提升至95.2%，回访900件，满意857件。'],
    ['rates of a kind of their own', '受理2000件，办结1960件，解决1840件，一次性办结率90%，首次解决率85%。'],
    ['another’s average', '回访498件，满意459件，满意率92.17%，低于全县平均水平（93.4%）1.23个百分点。'],
    ['a criterion', '应办4060件，按期办结4018件。按期办结率100%的单位有教育局等21家。'],
    ['rework finishes for itself', '受理1860件，办结1842件，办结率99.03%。重办工单46件，办结率97.8%。'],
    ['finished from the months before', '本月受理120件，办结130件（含上月结转20件）。'],
    ['only what has come due', '受理1000件，办结率99%（已到期工单980件，办结970件）。'],
    ['a higher level’s own', '全县受理1000件，办结990件，办结率99%。省12345平台交办件办结率100%。'],
    ['a nature of tickets', '受理1000件，办结990件，企业类诉求办结率97%，解决率80%。回访500件，解决450件。'],
    ['both channels', '受理工单1000件（热线800件，信箱200件），热线办结792件，办结率99%。'],
    ['rounded counts', '受理25.6万件，办结25.4万件，办结率99.4%。'],
    [
      'finished late and open apart',
      '应办2282件，已办结2259件，超期158件（其中超期办结135件，超期未办结23件），按期办结率94.02%。',
    ],
    [
      'finished in time of all due',
      '应办2282件，已办结2259件，超期158件（其中超期办结135件，超期未办结23件），按期办结率93.08%。',
    ],
    ['no unit’s missing name', '应办900件，办结890件。未注明承办单位的工单78件，办结率90%。'],
    ['a part of a part', '投诉400件，其中消费投诉200件，占50%。受理1000件，投诉占40%。'],
    ['growth of what is named', '派发5024件。与上季度相比，不满意工单减少35件，下降11.78%。'],
    ['growth of one of two', '受理2000件，办结1980件，同比增加200件，增长11.11%。'],
  ])('%s', (_what, text) => {
    expect(differing(text)).toEqual([]);
  });
});

describe('a slip is found', () => {
  test.each([
    ['接收诉求12,650件。其中直派街道9,320件，占74.68%，直派委办局3,330件，占26.32%。', '74.68% → 73.68%'],
    ['办理工单1500件，办结1485件，办结率98%。', '98% → 99%'],
    ['受理12，345件，办结12，000件，办结率98.21%。', '98.21% → 97.21%'],
    ['受理２０００件，办结１９００件，办结率９９％。', '９９％ → 95%'],
    ['受理20.56万件，办结20.36万件，办结率90.93%。', '90.93% → 99.03%'],
    ['受理2000件，逾期100件，逾期率6%。', '6% → 5%'],
    ['受理3456件，办结3390件；按期办结3301件，按期办结率97.83%。', '97.83% → 97.37%'],
    ['回访1520件，满意1406件，基本满意60件，满意率96.54%。', '96.54% → 96.45%'],
    ['回访1000件，满意900件，不满意率12%。', '12% → 10%'],
    ['2023年受理3000件，2022年受理2500件，同比增加500件，增长25%。', '25% → 20%'],
    ['受理112.8万件，比2022年的96.5万件增长18.69%。', '18.69% → 16.89%'],
    ['全区受理1000件。A局承办300件，超期3件，按期办结率98%。', '98% → 99%'],
    ['按期办结率低于90%的有人社局86.5%、路口镇71.6%。路口镇受理159件，超期38件。', '71.6% → 76.1%'],
    ['受理1000件，超期50件。超期工单中，街道20件，占40%；部门25件，占50%；企业5件，占15%。', '15% → 10%'],
    ['共收到来信2164封，其中咨询706封，投诉1023封，分别占来信总量的32.62%、42.77%。', '42.77% → 47.27%'],
    ['办结980件，应办1000件，回访500件，满意460件，办结率、满意率分别为98%、93%。', '93% → 92%'],
    ['县长信箱收到来信80件，办结78件，办结率95.7%。', '95.7% → 97.5%'],
    ['市容科86件，办结85件，办结率88.94%。', '88.94% → 98.84%'],
    ['超期60件，其中白石镇8件，占超期总数的13.83%。', '13.83% → 13.33%'],
  ])('%s', (text, found) => {
    expect(differing(text)).toEqual([found]);
  });
});

test('names of every make are subjects: in a list, and glued to their rate', () => {
  const text =
    '应办900件。工单较多的是A局（300件）、12345热线办（200件）、未注明（80件）、高新园区（70件）。12345热线办超期2件，按期办结率99%。';
  expect(verifyBulletin(text)).toMatchObject([{ verdict: 'follows', subject: { unit: '12345热线办' } }]);
});

test('what cannot be is answered as fast as what can', () => {
  expect(verifyBulletin('受理999999999件，办结率101%。')).toMatchObject([{ verdict: 'unchecked' }]);
  expect(verifyBulletin('受理9999件，办结率99.99%。')).toMatchObject([{ working: '9998 ÷ 9999' }]);
});

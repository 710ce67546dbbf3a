/** Checking a reply as the clerk types it, beside one pass of the platform's own word segmenter over the same text. */
import { checkReply } from '../../lib/replying/check.ts';
import { type BenchEntry, milliseconds } from './entry.ts';

const QUESTION =
  '我是向阳小区的一名业主，小区北门外的烧烤店每晚营业到凌晨，油烟直接排到楼道，噪声也很大。请问该店是否办理了营业执照？' +
  '希望有关部门尽快查处，并告知油烟净化设施何时能装好？另外，北门的路灯坏了半个月，能否尽快修复？';

const PART =
  '您好，来信收悉，我局高度重视，现将办理情况回复如下。11月20日上午9时，工作人员电话联系诉求人张先生，了解了具体情况。' +
  '经现场核查，该店持有营业执照，但未安装油烟净化设施，诉求部分属实。根据《中华人民共和国大气污染防治法》第一百一十八条的规定，' +
  '执法人员已责令其停业整改，并约谈了店主，店主承诺于12月10日前装好净化设备。关于路灯的问题，路灯管理所已于11月21日修复。' +
  '我局将继续加强巡查，一经发现违规排放，将依法处罚。11月22日，工作人员再次与诉求人沟通，告知处理结果，诉求人表示满意。' +
  '如有疑问，请致电市容科，联系电话0000-0000000。';
const LENGTH = 1_000;
const REPLY = PART.repeat(Math.ceil(LENGTH / PART.length)).slice(0, LENGTH);
const TIMES = 20;

/** Milliseconds for one reply. */
const each = async (work: () => unknown): Promise<number> =>
  (await milliseconds(() => {
    for (let i = 0; i < TIMES; i++) work();
  })) / TIMES;

export const check: BenchEntry = {
  name: 'check',
  unit: 'ms',
  reference: 'floor',
  runs: 21,
  prepare() {
    const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
    const draft = { reply: REPLY, title: '反映烧烤店油烟扰民', question: QUESTION, kind: '投诉' };
    let sum = 0;
    return {
      ours: () =>
        each(() => {
          sum += checkReply(draft).points.length;
        }),
      theirs: () =>
        each(() => {
          for (const { segment } of segmenter.segment(REPLY)) sum += segment.length;
        }),
      close: () => {
        if (sum === 0) throw new Error('nothing was checked');
      },
    };
  },
};

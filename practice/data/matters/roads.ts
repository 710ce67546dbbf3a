/** Buses and roads. */
import type { Matter } from '../matter.ts';

export const ROAD_MATTERS: readonly Matter[] = [
  {
    category: '交通运输',
    second: '公共交通',
    kind: '建议',
    ground: 'estate',
    title: '建议增加@公交班次并延长末班时间',
    story: '我们住在@，早高峰公交要等二十多分钟，车来了也挤不上去，学生和上班的人经常迟到，晚上七点半就没有车了。',
    demand: '建议公交公司优化线路，增加早晚高峰班次。',
    finding: '该线路高峰满载率超过九成，现有车辆不足',
    measures: ['早晚高峰各增开三班，末班车延至20时30分', '新增临时停靠站，试运行一个月后评估'],
  },
  {
    category: '交通运输',
    second: '公共交通',
    kind: '建议',
    ground: 'estate',
    title: '建议在@增设公交站点',
    story: '@新建了三个小区，入住已有两千多户，最近的站台要走十五分钟，下雨天很不方便。',
    demand: '建议增设站点，并公布调整后的线路。',
    finding: '周边五百米范围内无公交站点，客流已达到设站条件',
    measures: ['会同交警、住建部门现场选址', '一个月内完成站台建设并通车'],
  },
  {
    category: '交通运输',
    second: '道路养护',
    kind: '投诉',
    ground: 'road',
    title: '反映@道路坑洼严重影响出行',
    story: '通往@的道路被重型货车压得坑坑洼洼，最深的坑有二十厘米，晴天一身灰，雨天一身泥，电动车已经摔了好几起。',
    demand: '请尽快修复路面，限制超载货车通行。',
    finding: '该路段列入年度养护计划，因管线迁改推迟进场',
    measures: ['先用沥青冷补料填平坑槽', '会同交警设置限高限载标志，下月进场大修'],
  },
  {
    category: '交通运输',
    second: '道路养护',
    kind: '投诉',
    ground: 'road',
    title: '反映@施工围挡长期占道无人施工',
    story: '@路段施工围挡围了大半年，不见工人，路面只剩一条车道，早晚堵得厉害。',
    demand: '请督促施工单位尽快完工或者缩小围挡。',
    finding: '因管线迁改协调不畅，施工暂停两个月',
    measures: ['压缩围挡面积，恢复双向通行', '明确复工时间并在现场公示'],
  },
];

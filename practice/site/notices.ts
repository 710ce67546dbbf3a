/** 通知公告, the same on every page that shows them. */

export interface Notice {
  title: string;
  /** `MM-DD`. */
  date: string;
  text: string;
}

export const NOTICES: readonly Notice[] = [
  {
    title: '关于进一步规范工单退件办理的通知',
    date: '11-18',
    text: '对不属于本单位职责的事项，请在收件之日起1个工作日内提出退件申请，写明理由和改派建议，逾期不予受理。',
  },
  {
    title: '关于开展第四季度诉求办理质量抽查的通知',
    date: '11-12',
    text: '抽查重点为答复前是否联系诉求人、是否告知办理结果、答复内容与实际办理是否一致。',
  },
  {
    title: '系统维护公告',
    date: '11-06',
    text: '本周六22:00至24:00系统升级，期间暂停登录，请提前安排好工单办理。',
  },
  {
    title: '关于公布领导接听日安排的通知',
    date: '10-30',
    text: '接听安排以热线办通知为准，相关单位请提前做好准备，现场交办的事项按时限办结。',
  },
];

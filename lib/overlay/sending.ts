/** Which of a page's controls send the reply that is typed in a box. */
import { textOf } from '../reading/text.ts';

/** What sends, and what only keeps, looks or goes elsewhere. */
const SENDS = /提交|办结|答复|回复|上报|发送|报送|送审|呈报|完成办理|办理完成|submit|send/i;
const CONFIRMS = /^(?:确定|确认|完成|ok)$/i;
const OTHERS =
  /^(?:已|待|未|我的|全部)|暂存|存草稿|保存草稿|^保存$|取消|返回|退件|退单|退回|退办|延期|预览|打印|导出|重置|模板|历史|记录|查看|查询|搜索|附件|上传|下载|删除|添加|签收|转派|改派|签批|快捷|常用|验证码|列表|统计/;
/** A link that leads somewhere sends nothing. */
const CONTROL =
  'button, input[type=submit], input[type=button], input[type=image], a:not([href]), a[href="#"], a[href^="javascript:" i], a[onclick], [role=button]';
/** Ways through the platform. */
const MENU = 'nav, aside, [role=menu], [role=menubar], [role=menuitem], [role=tab], [role=tablist]';
/** What lies over a page has its own buttons. */
const DIALOG = 'dialog, [role=dialog], [class*=dialog i], [class*=drawer i], [class*=modal i], [class*=layer i]';

/** The control of a page on which an event happened; undefined where it was none. */
export const controlAt = (target: EventTarget | null): HTMLElement | undefined =>
  (target instanceof Element ? (target.closest(CONTROL) as HTMLElement | null) : null) ?? undefined;

/** Whether a control sends what is typed in a box. */
export function sends(control: HTMLElement, box: HTMLElement): boolean {
  const says = saysOf(control);
  if (says === '' || says.length > 12 || OTHERS.test(says) || isDisabled(control)) return false;
  if (control.closest(MENU) && !control.closest(MENU)?.contains(box)) return false;
  // 办结 in the row of another ticket.
  const row = control.closest('tr, [role=row]');
  if (row && !row.contains(box) && !control.closest('form')?.contains(box)) return false;
  const form = box.closest('form');
  if (form?.contains(control)) return SENDS.test(says) || CONFIRMS.test(says);
  // Another form's button sends that one.
  if (control.closest('form') && form) return false;
  const dialog = box.closest(DIALOG);
  if (dialog?.contains(control)) return SENDS.test(says) || CONFIRMS.test(says);
  return !dialog && !control.closest(DIALOG) && SENDS.test(says);
}

/** What stands on a control. The value of a button is for the server. */
function saysOf(control: HTMLElement): string {
  const own = control.tagName === 'INPUT' ? (control as HTMLInputElement).value : textOf(control);
  return (own || control.title || '').replace(/\s/g, '');
}

const isDisabled = (control: HTMLElement) =>
  control.matches(':disabled') ||
  control.getAttribute('aria-disabled') === 'true' ||
  /(?:^|\s)is-disabled/.test(control.className);

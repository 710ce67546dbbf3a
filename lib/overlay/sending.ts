/** Which of a page's controls send the reply that is typed in a box. */
import { textOf } from '../reading/text.ts';

/** What sends, and what only keeps, looks or goes elsewhere. */
const SENDS = /提交|办结|答复|回复|上报|发送|报送|送审|呈报|完成办理|办理完成|submit|send/i;
const CONFIRMS = /^(?:确定|确认|完成|ok)$/i;
const OTHERS =
  /暂存|存草稿|保存草稿|^保存$|取消|返回|退件|退单|退回|退办|延期|预览|打印|重置|模板|历史|记录|查看|查询|搜索|附件|上传|删除|添加|签收|转派|改派|签批|快捷|常用/;
const CONTROL = 'button, input[type=submit], input[type=button], input[type=image], a, [role=button]';
/** What lies over a page has its own buttons. */
const DIALOG = 'dialog, [role=dialog], [class*=dialog i], [class*=drawer i], [class*=modal i], [class*=layer i]';

/** The control of a page on which an event happened; undefined where it was none. */
export const controlAt = (target: EventTarget | null): HTMLElement | undefined =>
  (target instanceof Element ? (target.closest(CONTROL) as HTMLElement | null) : null) ?? undefined;

/** Whether a control sends what is typed in a box. */
export function sends(control: HTMLElement, box: HTMLElement): boolean {
  const says = ((control as HTMLInputElement).value || textOf(control) || control.title || '').replace(/\s/g, '');
  if (says === '' || says.length > 12 || OTHERS.test(says)) return false;
  if (isDisabled(control)) return false;
  const form = box.closest('form');
  const isSubmit = (control as HTMLButtonElement).type === 'submit';
  if (form?.contains(control))
    return SENDS.test(says) || CONFIRMS.test(says) || (isSubmit && control.tagName === 'INPUT');
  // Another form's button sends that one.
  if (control.closest('form') && form) return false;
  const dialog = box.closest(DIALOG);
  if (dialog?.contains(control)) return SENDS.test(says) || CONFIRMS.test(says);
  return !dialog && !control.closest(DIALOG) && SENDS.test(says);
}

const isDisabled = (control: HTMLElement) =>
  control.matches(':disabled') ||
  control.getAttribute('aria-disabled') === 'true' ||
  /(?:^|\s)is-disabled/.test(control.className);

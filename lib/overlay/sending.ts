/** Which of a page's controls send the reply that is typed in a box. */
import { all, attributeOf, holds, parentOf, textIn } from '../reading/dom.ts';
import { textOf } from '../reading/text.ts';

/** What sends, and what only keeps, looks or goes elsewhere. */
const SENDS = /提交|办结|结案|答复|回复|上报|发送|报送|送审|呈报|完成办理|办理完成|办理完毕|submit|send/i;
const CONFIRMS = /^(?:确定|确认|完成|ok)$/i;
const OTHERS =
  /^(?:已|待|未|我的|全部)|暂存|存草稿|保存草稿|^保存$|取消|返回|退件|退单|退回|退办|延期|预览|打印|导出|重置|模板|历史|记录|查看|查询|搜索|附件|上传|下载|删除|添加|签收|转派|改派|签批|快捷|常用|验证码|列表|统计/;
/** What no tag tells to be a control sends only where this is all it says: 办结, but not 办结意见. */
const WHOLE =
  /^(?:确认|确定|立即|保存并|审核并)?(?:(?:提交|上报|发送|报送|送审|呈报|submit|send)(?:审核|审批|审查|答复|回复|办结|结案|工单|办理结果|结果|反馈)?|(?:办结|结案)(?:工单)?|答复|回复|完成办理|办理完成|办理完毕)$/i;
/** A link that leads somewhere sends nothing. */
const CONTROL =
  'button, input[type=submit], input[type=button], input[type=image], a:not([href]), a[href=""], a[href="#"], a[href="##"], a[href="###"], a[href^="javascript:" i], a[onclick], [role=button]';
/** Ways through the platform. */
const MENU =
  'nav, aside, [role=menu], [role=menubar], [role=menuitem], [role=tab], [role=tablist], [role=navigation], [class*=menu i], [class*=tabs i], [class*=breadcrumb i]';
/** What lies over a page has its own buttons. */
const DIALOG = 'dialog, [role=dialog], [class*=dialog i], [class*=drawer i], [class*=modal i], [class*=layer i]';
const CARD = '[class*=card i], [class*=panel i], fieldset, article, section, table';

/** What names a value, or is one, is not pressed to send anything, whatever it says. */
const NAMES =
  'label, legend, option, select, dt, th, h1, h2, h3, h4, h5, h6, summary, a[href], input, textarea, [contenteditable], [role=tab], [role=option], [role=radio], [role=checkbox], [role=switch], [role=heading]';
const NAMES_BY_CLASS =
  /(?:^|[\s_-])(?:tab|radio|checkbox|option|step|crumb|tag|badge|status|state|title|label)s?(?:$|[\s_-])/i;
/** How far up the element lies that a press was meant for: a drawn button is an icon and a word in a box or two. */
const HIGHEST = 4;
const LONGEST = 12;
/** Text of markup in which such a word may stand. */
const MOST_MARKUP = 80;
const FIELDS = 'textarea, input, select, iframe, [contenteditable]';
/** What is drawn as a button says so. */
const DRAWN = '[onclick], [role], [tabindex], [class*=btn i], [class*=button i]';
/** A list row of a drawn list, and what says whose it is. */
const ITEM = 'li, [class*=item i], [class*=row i]';
const NUMBERED = /\d{8,}/;

/**
 * The control of a page on which an event happened: a button by its tag or role, else an element around the press that says
 * nothing but what sends, the one that is drawn as a button where there is one. Whether something listens there cannot be seen.
 * @returns undefined where it was none
 */
export function controlAt(target: EventTarget | null): HTMLElement | undefined {
  if (!(target instanceof Element)) return undefined;
  return target.closest<HTMLElement>(CONTROL) ?? drawnControlAt(target);
}

function drawnControlAt(target: Element): HTMLElement | undefined {
  let word: HTMLElement | undefined;
  let drawn: HTMLElement | undefined;
  let at: Element | null = target;
  for (let level = 0; at && level < HIGHEST; level++, at = parentOf(at)) {
    if (at.matches(NAMES) || NAMES_BY_CLASS.test(attributeOf(at, 'class') ?? '')) return undefined;
    const says = at instanceof HTMLElement && textIn(at).length <= MOST_MARKUP ? saysOf(at) : '';
    // An icon says nothing: what lies around it does.
    if (says === '' && textIn(at).trim() === '' && all(at, FIELDS).length === 0) continue;
    if (!(at instanceof HTMLElement) || !(WHOLE.test(says) || CONFIRMS.test(says)) || all(at, FIELDS).length > 0) break;
    word ??= at;
    if (at.matches(DRAWN)) drawn = at;
  }
  return drawn ?? word;
}

/** Whether a control sends what is typed in a box. */
export function sends(control: HTMLElement, box: HTMLElement): boolean {
  const says = saysOf(control);
  if (says === '' || says.length > LONGEST || OTHERS.test(says) || isDisabled(control)) return false;
  const menu = control.closest(MENU);
  if (menu && !menu.contains(box)) return false;
  const isDrawn = !control.matches(CONTROL);
  if (isOfAnotherTicket(control, box, isDrawn)) return false;
  const form = box.closest('form');
  if (form?.contains(control)) return SENDS.test(says) || CONFIRMS.test(says);
  // Another form's button sends that one.
  if (control.closest('form') && form) return false;
  const dialog = box.closest(DIALOG);
  if (dialog?.contains(control)) return SENDS.test(says) || CONFIRMS.test(says);
  if (dialog || control.closest(DIALOG) || !SENDS.test(says)) return false;
  return !isDrawn || looksPressable(control) || box.closest(CARD)?.contains(control) === true;
}

/** The controls below an element that send what is typed in a box, by their tags: what a panel should not lie over. */
export function sendersOf(box: HTMLElement): HTMLElement[] {
  const root = box.closest('form') ?? box.closest(DIALOG) ?? box.ownerDocument;
  const controls = all(root, `${CONTROL}, [onclick], [class*=btn i], [class*=button i]`) as HTMLElement[];
  return controls.filter((each) => {
    const isOne = each.matches(CONTROL) || WHOLE.test(saysOf(each));
    return isOne && sends(each, box) && each.getBoundingClientRect().width > 0;
  });
}

/** 办结 in the row of another ticket. */
function isOfAnotherTicket(control: HTMLElement, box: HTMLElement, isDrawn: boolean): boolean {
  if (control.closest('form')?.contains(box)) return false;
  const row = control.closest('tr, [role=row]');
  if (row && !row.contains(box)) return true;
  if (!isDrawn && control.tagName !== 'A') return false;
  const item = control.parentElement?.closest(ITEM);
  if (item && !item.contains(box) && NUMBERED.test(textIn(item))) return true;
  return isRepeated(control, box);
}

/** Whether the control stands in one of several alike, none of which holds the box: a drawn list. */
function isRepeated(control: HTMLElement, box: HTMLElement): boolean {
  const says = saysOf(control);
  for (let at: Element = control; ; ) {
    const parent = parentOf(at);
    if (!parent || holds(at, box)) return false;
    const alike = [...parent.children].filter(
      (each) => each !== at && each.tagName === at.tagName && each.className === at.className && !holds(each, box),
    );
    if (at !== control && alike.some((each) => textSays(each, says))) return true;
    at = parent;
  }
}

const textSays = (element: Element, says: string) => textIn(element).replace(/\s/g, '').includes(says);

function looksPressable(control: HTMLElement): boolean {
  return control.matches(DRAWN) || control.ownerDocument.defaultView?.getComputedStyle(control).cursor === 'pointer';
}

/** What stands on a control. The value of a button is for the server. */
function saysOf(control: HTMLElement): string {
  const own = control.tagName === 'INPUT' ? (control as HTMLInputElement).value : textOf(control);
  return (own || control.title || '').replace(/\s/g, '');
}

const isDisabled = (control: HTMLElement) =>
  control.matches(':disabled') ||
  attributeOf(control, 'aria-disabled') === 'true' ||
  /(?:^|\s)(?:[\w-]*-)?disabled(?:\s|$)/.test(attributeOf(control, 'class') ?? '');

/** What the clerk is typing, and search forms, are no part of a ticket. */
import type { ReadField } from '../ticket/model.ts';
import { one } from './dom.ts';
import { shownControls, textOf } from './text.ts';

/** Fields that the clerk fills in on a ticket's page. */
const FILLED_BY_CLERK: ReadonlySet<ReadField> = new Set([
  'reply',
  'contacted',
  'contactedAt',
  'told',
  'solved',
  'satisfaction',
  'opinion',
  'returnReason',
  'returnTo',
  'status',
  'finishedAt',
]);

/** Of these, texts: nobody's word but the clerk's until they are sent. */
const TYPED: ReadonlySet<ReadField> = new Set(['reply', 'opinion', 'returnReason', 'returnTo']);

/** Whether a field is one that the clerk fills in on the ticket's page. */
export function isFilledByClerk(field: ReadField): boolean {
  return FILLED_BY_CLERK.has(field);
}

const SEARCH = /^(查询|搜索|检索|筛选|重置|查找|清空|search|reset|query)$/i;

/** Where rich text is typed. */
const EDITOR = '[contenteditable=""], [contenteditable=true]';

/** Whether a value is being entered now, or is a condition of a search, and not something the platform says. */
export function isDraft(element: Element, field: ReadField): boolean {
  if (TYPED.has(field) && one(element, EDITOR)) return true;
  const open = shownControls(element).filter(isOpen);
  if (open.length === 0) return false;
  if (TYPED.has(field)) return true;
  if (FILLED_BY_CLERK.has(field) && (open.some(isChanged) || open.every(isEmpty))) return true;
  return isSearch(element);
}

/** Whether the clerk can change it. A kit's select or date picker is read-only to the keyboard and open all the same. */
function isOpen(control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): boolean {
  // A fieldset disables what it holds.
  if (control.matches(':disabled')) return false;
  return !(control as HTMLInputElement).readOnly || control.closest('[role=combobox], [class*=select i]') !== null;
}

/** An open control without a value of its own may still print something: a kit's select, a counter of characters. */
function isEmpty(control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): boolean {
  return /^(radio|checkbox)$/.test(control.type) ? !(control as HTMLInputElement).checked : control.value === '';
}

/** Whether a control holds other than the page was delivered with. */
function isChanged(control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): boolean {
  if (control.nodeName === 'SELECT') {
    return [...(control as HTMLSelectElement).options].some(
      (option) => option.selected && !option.defaultSelected && option.index > 0,
    );
  }
  const input = control as HTMLInputElement;
  if (input.type === 'radio' || input.type === 'checkbox') {
    return input.checked !== input.defaultChecked || input.closest('.is-checked') !== null;
  }
  return input.value !== input.defaultValue;
}

/** Whether the nearest group of controls around an element carries a search or reset button. */
function isSearch(element: Element): boolean {
  let group = element.parentElement;
  for (let level = 0; group && level < 6; level++, group = group.parentElement) {
    const buttons = [
      ...group.querySelectorAll('button, input[type=button], input[type=submit], a[class*=btn], [role=button]'),
    ];
    if (buttons.length > 0)
      return buttons.some((button) =>
        SEARCH.test((button as HTMLInputElement).value || textOf(button).replace(/\s/g, '')),
      );
  }
  return false;
}

/**
 * A unit's name into the page's own control for it: a select, an input, or a kit's drawn select, by the events that a clerk's
 * hand would cause. Where that is not sure the control is left alone, and the answer says so.
 */
import { unitKey } from '../duties/model.ts';
import { all, attributeOf, holds, nameOf, parentOf } from '../reading/dom.ts';
import { unitIn } from '../reading/return-form.ts';
import { isControl, isVisible, OWN_TAG, shownControls, textOf } from '../reading/text.ts';
import { insertText } from './insert.ts';

/** How long a kit may take to draw its options, or more of them. */
const PATIENCE_MS = 1_200;
/** How long to show what was chosen: on a slow PC it is set long before it is drawn. */
const SHOWN_MS = 4_000;
const STEP_MS = 40;
/** Longer than that no list is scrolled through before the clerk's eyes. */
const LONGEST_MS = 15_000;
/** A list that was just closing when it was to be opened is opened once more. */
const TRIES = 2;
const KIT = /select|combo|picker|cascader|dropdown/i;
const OPTIONS =
  '[role=option], [role=menuitem], li, dd[lay-value], [class*=option i], [class*=combobox-item i], [class*=select-item i]';

/**
 * @param place the control, or what holds it
 * @returns the name as the control shows it, or undefined where it could not be set safely
 */
export async function chooseUnit(place: Element, unit: string): Promise<string | undefined> {
  const [control] = isControl(place) ? [place] : shownControls(place);
  if (control && nameOf(control) === 'SELECT') return chooseOption(control as HTMLSelectElement, unit);
  const kit = kitAround(control ?? place, place);
  if (control && !kit && !(control as HTMLInputElement).readOnly && !control.disabled)
    return insertText(control, unit, { replace: true }) ? control.value : undefined;
  return kit && !control?.matches(':disabled') ? await chooseDrawn(kit, place, unit) : undefined;
}

/**
 * The one among several names that means a unit: its own, else the only one that holds it, or that it holds.
 * @returns its place; undefined where none or several might be meant
 */
function nameLike(names: readonly string[], unit: string): number | undefined {
  const wanted = unitKey(unit);
  const keys = names.map(unitKey);
  const exact = keys.indexOf(wanted);
  if (exact >= 0) return exact;
  const near = keys.flatMap((key, i) => (key.length >= 3 && (key.includes(wanted) || wanted.includes(key)) ? [i] : []));
  return near.length === 1 ? near[0] : undefined;
}

function chooseOption(select: HTMLSelectElement, unit: string): string | undefined {
  const options = [...select.options];
  const at = nameLike(
    options.map((option) => (option.disabled ? '' : (option.textContent ?? ''))),
    unit,
  );
  if (at === undefined || select.disabled) return undefined;
  select.selectedIndex = at;
  for (const type of ['input', 'change']) select.dispatchEvent(new Event(type, { bubbles: true }));
  return select.selectedIndex === at ? textOf(options[at] as Element) || options[at]?.textContent?.trim() : undefined;
}

/** The outermost element of a kit's select around its input. */
function kitAround(control: Element, place: Element): HTMLElement | undefined {
  let kit: HTMLElement | undefined;
  for (let at: Element | null = control; at; at = parentOf(at)) {
    const isKit = attributeOf(at, 'role') === 'combobox' || KIT.test(attributeOf(at, 'class') ?? '');
    if (isKit && at instanceof HTMLElement) kit = at;
    if (at === place) break;
  }
  return kit;
}

async function chooseDrawn(kit: HTMLElement, place: Element, unit: string): Promise<string | undefined> {
  const { ownerDocument: document } = kit;
  const keyboard = document.activeElement;
  const input = isControl(kit) ? kit : shownControls(kit)[0];
  const opener = input && isVisible(input) ? input : kit;
  let name: string | undefined;
  for (let left = TRIES; left > 0 && name === undefined; left--) {
    if (optionsOf(document, kit).length === 0) press(opener);
    const option = await optionLike(document, kit, unit);
    if (!option) {
      if (optionsOf(document, kit).length === 0) continue;
      // What was opened and gave nothing is closed again.
      press(opener);
      break;
    }
    const chosen = textOf(option);
    press(option);
    name = await until(() => (unitKey(unitIn({ to: place })) === unitKey(chosen) ? chosen : undefined), SHOWN_MS);
  }
  if (keyboard instanceof HTMLElement && keyboard !== document.body) keyboard.focus({ preventScroll: true });
  return name;
}

/**
 * The option that means a unit; a list that draws its options as it is scrolled is scrolled on while it is not drawn. Each part is
 * waited for by itself: a slow PC draws the last one no later for having had many before it.
 */
async function optionLike(document: Document, kit: Element, unit: string): Promise<HTMLElement | undefined> {
  const seen = new Set<string>();
  const latest = performance.now() + LONGEST_MS;
  let end = performance.now() + PATIENCE_MS;
  let scrolledTo: number | undefined;
  let begin: number | undefined;
  let isRound = false;
  for (;;) {
    const options = optionsOf(document, kit);
    const names = options.map((each) => textOf(each));
    const list = options[0] && virtualAround(options[0]);
    // Of a part of the list it cannot be said that a name is the only one of its kind.
    const at = list ? names.findIndex((name) => unitKey(name) === unitKey(unit)) : (nameLike(names, unit) ?? -1);
    const option = options[at];
    const part = names.join('\n');
    if (option) {
      option.scrollIntoView({ block: 'nearest' });
      if (isUnderHand(option)) return option;
    } else if (list) {
      const { scrollTop } = list;
      begin ??= scrollTop;
      // Back where it began, it does not hold the unit.
      if (isRound && scrollTop >= begin) return undefined;
      // Not before the next part is drawn: what is scrolled past undrawn was never looked at. A kit may scroll back to what is chosen.
      const isNew = !seen.has(part);
      if (isNew) end = performance.now() + PATIENCE_MS;
      if (isNew || scrollTop !== scrolledTo) scrolledTo = scrollOn(list);
      isRound ||= scrolledTo !== undefined && scrolledTo < scrollTop;
      seen.add(part);
    }
    if (performance.now() > Math.min(end, latest)) return undefined;
    await step();
  }
}

/** The scroller of a list that draws only the options in sight. */
function virtualAround(option: Element): Element | undefined {
  let isVirtual = false;
  for (let at = parentOf(option); at; at = parentOf(at)) {
    isVirtual ||= /virtual/i.test(attributeOf(at, 'class') ?? '');
    const isScroller = getComputedStyle(at).overflowY !== 'visible' && at.scrollHeight > at.clientHeight + 4;
    if (isScroller) return isVirtual ? at : undefined;
  }
  return undefined;
}

/** Opened, a list stands where its chosen option is: from its end it goes on at its beginning. @returns where it stands now */
function scrollOn(list: Element): number {
  const isAtEnd = list.scrollTop + list.clientHeight >= list.scrollHeight - 2;
  list.scrollTop = isAtEnd ? 0 : list.scrollTop + list.clientHeight * 0.8;
  return list.scrollTop;
}

/** The options that a kit has dropped down. */
function optionsOf(document: Document, kit: Element): HTMLElement[] {
  const isLeaf = (each: Element) => all(each, OPTIONS).length === 0 && textOf(each).length <= 60;
  const isDrawn = (each: Element): each is HTMLElement =>
    each instanceof HTMLElement && isLeaf(each) && hasBox(each) && !isOff(each) && isDropped(each, kit);
  const list = all(kit, '[aria-controls], [aria-owns]')
    .concat(kit)
    .map((each) => document.getElementById(attributeOf(each, 'aria-controls') ?? attributeOf(each, 'aria-owns') ?? ''))
    .find((each) => each !== null && all(each, OPTIONS).some(isDrawn));
  return all(list ?? document, OPTIONS).filter(isDrawn);
}

const hasBox = (element: Element) => isVisible(element) && element.getBoundingClientRect().height > 4;
const isOff = (element: Element) =>
  attributeOf(element, 'aria-disabled') === 'true' ||
  /(^|[\s-])(is-)?disabled(\s|$)/.test(attributeOf(element, 'class') ?? '');

/** Whether an element belongs to a list that a kit drops down: it lies in a layer, and is not cut away for screen readers alone. */
function isDropped(element: Element, kit: Element): boolean {
  let isInLayer = false;
  for (let at: Element | null = element; at && at !== kit; at = parentOf(at)) {
    const { position, overflow } = getComputedStyle(at);
    const { width, height } = at.getBoundingClientRect();
    if (overflow !== 'visible' && (width < 4 || height < 4)) return false;
    isInLayer ||= LAYER.test(attributeOf(at, 'class') ?? '') && /^(absolute|fixed)$/.test(position);
  }
  return isInLayer;
}

const LAYER = /dropdown|popper|popup|combo|select|panel|anim/i;

/** Whether a press in its middle reaches an element. What lies over it of ours does not count. */
function isUnderHand(element: HTMLElement): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  const [hit] = element.ownerDocument
    .elementsFromPoint(left + width / 2, top + height / 2)
    .filter((each) => nameOf(each) !== OWN_TAG.toUpperCase());
  return hit !== undefined && (hit === element || holds(element, hit) || holds(hit, element));
}

/** The whole of a click: kits listen to different parts of it. */
function press(element: HTMLElement): void {
  const { left, top, width, height } = element.getBoundingClientRect();
  const where = {
    bubbles: true,
    cancelable: true,
    composed: true,
    clientX: left + width / 2,
    clientY: top + height / 2,
    button: 0,
  };
  element.dispatchEvent(new PointerEvent('pointerdown', where));
  element.dispatchEvent(new MouseEvent('mousedown', where));
  element.dispatchEvent(new PointerEvent('pointerup', where));
  element.dispatchEvent(new MouseEvent('mouseup', where));
  element.dispatchEvent(new MouseEvent('click', where));
}

/** What a kit draws in its own time. */
async function until<T>(look: () => T | undefined, ms: number): Promise<T | undefined> {
  const end = performance.now() + ms;
  for (;;) {
    const found = look();
    if (found !== undefined || performance.now() > end) return found;
    await step();
  }
}

const step = () => new Promise((resolve) => setTimeout(resolve, STEP_MS));

/** The tab key within a panel: from its last control to its first and back. */

const CONTROLS = 'button:not(:disabled):not([tabindex="-1"]), select:not(:disabled), input:not(:disabled), a[href]';

export function keepTabInside(event: KeyboardEvent, panel: HTMLElement | null): void {
  if (event.key !== 'Tab' || !panel) return;
  const controls = [...panel.querySelectorAll<HTMLElement>(CONTROLS)];
  const [first, last] = [controls[0], controls.at(-1)];
  const at = event.target;
  if (!first || !last || at !== (event.shiftKey ? first : last)) return;
  event.preventDefault();
  (event.shiftKey ? last : first).focus();
}

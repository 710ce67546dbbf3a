/** Runs in a page under test: what the guard takes a press on an element for. */
import { controlAt, sends } from '../../../lib/overlay/sending.ts';

/** Whether a press on an element sends what is typed in the page's `#reply`. */
export function sendsAt(selector: string): boolean {
  const control = controlAt(document.querySelector(selector));
  const box = document.querySelector<HTMLElement>('#reply');
  return control !== undefined && box !== null && sends(control, box);
}

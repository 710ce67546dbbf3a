/** The route shown, kept in the browser's history. */
import { ref } from 'vue';

const BASE = '/modern';

/** Path below /modern, such as `/todo` or `/ticket/202611240101`. */
export const path = ref(current());

window.addEventListener('popstate', () => {
  path.value = current();
});

/** Goes to a path below /modern, with its query if any. */
export function navigate(to: string): void {
  window.history.pushState(null, '', BASE + to);
  path.value = current();
}

/** Writes parameters into the address without going anywhere. */
export function showParams(params: Record<string, string | number>): void {
  const query = new URLSearchParams(Object.entries(params).map(([name, value]) => [name, String(value)]));
  window.history.replaceState(null, '', `${window.location.pathname}?${query}`);
}

function current(): string {
  return decodeURIComponent(window.location.pathname.slice(BASE.length));
}

/**
 * Long work cut into steps, so that no page is held up: each `yield` is a place where the work may rest. The same work
 * runs at once where nobody waits (saved pages, tests), and in slices on a page that a clerk works in.
 */

export type Steps<T> = Generator<void, T, void>;

/** Runs all steps now. */
export function finish<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/**
 * Runs the steps in slices of a few milliseconds, with a task of the page's own between them.
 * @param options.sliceMs length of a slice; a step that takes longer makes it longer
 * @param options.goesOn asked after each rest; false gives the work up
 * @returns undefined when it was given up
 */
export async function inSlices<T>(
  steps: Steps<T>,
  { sliceMs, goesOn }: { sliceMs: number; goesOn: () => boolean },
): Promise<T | undefined> {
  for (;;) {
    const end = performance.now() + sliceMs;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
    await rest();
    if (!goesOn()) return undefined;
  }
}

/** A task between: a message arrives at once, while timers wait 4 ms and longer in pages that are not in front. */
function rest(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

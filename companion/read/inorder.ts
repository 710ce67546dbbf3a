/** Each worker takes items one after another; a result is delivered as soon as all before it are. */
export async function inOrder<W, T, R>(
  items: T[],
  workers: W[],
  work: (worker: W, item: T) => Promise<R>,
  deliver: (result: R) => void,
): Promise<void> {
  const waiting = new Map<number, R>();
  let taken = 0;
  let delivered = 0;
  const run = async (worker: W) => {
    for (let index = taken++; index < items.length; index = taken++) {
      waiting.set(index, await work(worker, items[index] as T));
      for (let next = waiting.get(delivered); next !== undefined; next = waiting.get(delivered)) {
        waiting.delete(delivered++);
        deliver(next);
      }
    }
  };
  await Promise.all(workers.map(run));
}

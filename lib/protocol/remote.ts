/** Work that is done in a worker, asked from a page as if it were there: with progress, and to be called off. */

/** What the one who asks may give along. */
export interface Asking {
  signal?: AbortSignal;
  /** @param share 0 to 1 */
  onProgress?: (share: number) => void;
}

/** Methods of a session as a page sees them: each answers a promise, and takes `Asking` last. */
export type Remote<S> = {
  [K in keyof S]: S[K] extends (...args: infer A) => infer R ? RemoteCall<A, R> : never;
};
type RemoteCall<A extends unknown[], R> = A extends [...infer B, Asking?]
  ? (...args: [...B, asking?: Asking]) => Promise<Awaited<R>>
  : (...args: A) => Promise<Awaited<R>>;

type Asked<S> = { id: number; name: keyof S; args: unknown[] } | { cancel: number };
type Answered = { id: number } & ({ answer: unknown } | { refusal: string } | { share: number });

/**
 * Serves a session in a worker.
 * @param refusalOf a short code of what went wrong
 * @returns takes the data of each message
 */
export function served<S extends object>(
  session: S,
  refusalOf: (error: unknown) => string,
  post: (answered: Answered) => void,
): (data: unknown) => Promise<void> {
  const running = new Map<number, AbortController>();
  return async (data) => {
    const asked = data as Asked<S>;
    if ('cancel' in asked) return running.get(asked.cancel)?.abort();
    const { id, name, args } = asked;
    const control = new AbortController();
    running.set(id, control);
    try {
      if (!Object.hasOwn(session, name)) throw new TypeError(`nothing is called ${String(name)}`);
      const work = session[name] as (...given: unknown[]) => unknown;
      const asking: Asking = { signal: control.signal, onProgress: (share) => post({ id, share }) };
      post({ id, answer: await work(...args, asking) });
    } catch (error) {
      if (!control.signal.aborted) console.warn('Anqi:', error);
      post({ id, refusal: refusalOf(error) });
    } finally {
      running.delete(id);
    }
  };
}

/**
 * @param worker one that serves a session
 * @param names its methods
 * @param failureOf what a refusal's code is thrown as
 */
export function remote<S extends object>(
  worker: Worker,
  names: readonly (keyof S & string)[],
  failureOf: (refusal: string) => Error,
): Remote<S> {
  const waiting = new Map<
    number,
    { resolve: (answer: unknown) => void; reject: (error: Error) => void; asking: Asking }
  >();
  let last = 0;
  worker.onmessage = ({ data }: MessageEvent<Answered>) => {
    const asked = waiting.get(data.id);
    if ('share' in data) return asked?.asking.onProgress?.(data.share);
    waiting.delete(data.id);
    if ('refusal' in data) asked?.reject(failureOf(data.refusal));
    else asked?.resolve(data.answer);
  };
  // A worker that ran out of memory answers nothing any more.
  worker.onerror = () => {
    for (const { reject } of waiting.values()) reject(failureOf('failed'));
    waiting.clear();
  };
  const ask =
    (name: keyof S & string) =>
    (...given: unknown[]) =>
      new Promise<unknown>((resolve, reject) => {
        const asking = isAsking(given.at(-1)) ? (given.pop() as Asking) : {};
        if (asking.signal?.aborted) return reject(failureOf('cancelled'));
        const id = ++last;
        waiting.set(id, { resolve, reject, asking });
        asking.signal?.addEventListener('abort', () => worker.postMessage({ cancel: id } satisfies Asked<S>));
        worker.postMessage({ id, name, args: given } satisfies Asked<S>);
      });
  return Object.fromEntries(names.map((name) => [name, ask(name)])) as Remote<S>;
}

const isAsking = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  ((value as Asking).signal instanceof AbortSignal || typeof (value as Asking).onProgress === 'function');

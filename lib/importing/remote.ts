/** A session that runs in a worker, asked from the page as if it were there. */
import { FileRefusal, type FileRefusalCode } from './refusal.ts';
import type { Session } from './session.ts';

export type RemoteSession = {
  [K in keyof Session]: (...args: Parameters<Session[K]>) => Promise<Awaited<ReturnType<Session[K]>>>;
};

interface Asked {
  id: number;
  name: keyof Session;
  args: unknown[];
}
type Answered = { id: number; answer: unknown } | { id: number; refusal: FileRefusalCode };

/** Answers what is asked of a session. */
export async function serveSession(session: Session, data: unknown, post: (answered: Answered) => void): Promise<void> {
  const { id, name, args } = data as Asked;
  try {
    const work = session[name] as (...given: unknown[]) => unknown;
    post({ id, answer: await work(...args) });
  } catch (error) {
    console.warn('Anqi:', error);
    post({ id, refusal: error instanceof FileRefusal ? error.code : 'failed' });
  }
}

/** @param worker one that serves a session */
export function remoteSession(worker: Worker): RemoteSession {
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;
  worker.onmessage = ({ data }: MessageEvent<Answered>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if ('refusal' in data) asked?.reject(new FileRefusal(data.refusal));
    else asked?.resolve(data.answer);
  };
  // A worker that ran out of memory answers nothing any more.
  worker.onerror = () => {
    for (const { reject } of waiting.values()) reject(new FileRefusal('failed', 'the worker ended'));
    waiting.clear();
  };
  const ask =
    (name: keyof Session) =>
    (...args: unknown[]) =>
      new Promise<unknown>((resolve, reject) => {
        waiting.set(++last, { resolve, reject });
        worker.postMessage({ id: last, name, args } satisfies Asked);
      });
  const names: (keyof Session)[] = ['open', 'view', 'choose', 'check', 'batch', 'refused'];
  return Object.fromEntries(names.map((name) => [name, ask(name)])) as RemoteSession;
}

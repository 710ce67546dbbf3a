/** A system's notifications for tests: what was shown, what is still there, and refusals. */
import type { Notice } from './group.ts';
import type { Notifier } from './run.ts';

export interface FakeNotifier extends Notifier {
  /** Everything ever shown, in order. */
  log: { id: string; notice: Notice }[];
  there: Set<string>;
  /** Called before each step of a round that reaches the system: may throw, as a dying worker does. */
  before: () => void;
}

export function fakeNotifier(): FakeNotifier {
  const there = new Set<string>();
  const fake: FakeNotifier = {
    log: [],
    there,
    before: () => undefined,
    async ids() {
      fake.before();
      return new Set(there);
    },
    async show(id, notice) {
      fake.before();
      fake.log.push({ id, notice });
      there.add(id);
      fake.before();
    },
    async clear(id) {
      fake.before();
      there.delete(id);
    },
  };
  return fake;
}

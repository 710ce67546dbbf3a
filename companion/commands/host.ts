import { defineCommand } from 'citty';
import { runHost } from '../host/main.ts';
import { thisMachine } from '../place.ts';

export const host = defineCommand({
  meta: {
    name: 'host',
    description: 'Answer the extension over native messaging; browsers start it, people need not.',
  },
  async run() {
    process.exitCode = await runHost(thisMachine());
  },
});

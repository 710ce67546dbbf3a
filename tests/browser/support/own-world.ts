/** The world of the content script, which pages cannot reach: through the debugger. */
import type { Anqi } from './anqi.ts';

/** Evaluates an expression beside the content script of the clerk's tab. */
export async function inOwnWorld(anqi: Anqi, expression: string): Promise<unknown> {
  const session = await anqi.page.context().newCDPSession(anqi.page);
  const origin = `chrome-extension://${anqi.extensionId}`;
  let contextId: number | undefined;
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === origin) contextId = context.id;
  });
  // Worlds that are there already are told of before this is answered.
  await session.send('Runtime.enable');
  if (contextId === undefined) throw new Error('no content script runs in this tab');
  const { result } = await session.send('Runtime.evaluate', { expression, contextId, returnByValue: true });
  await session.detach();
  return result.value;
}

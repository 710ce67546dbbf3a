import type { CDPSession } from 'playwright';
import { checkFrame, type FrameReading } from './result.ts';

interface FrameNode {
  frame: { id: string; url: string };
  childFrames?: FrameNode[];
}

function inOrder(node: FrameNode): FrameNode['frame'][] {
  return [node.frame, ...(node.childFrames ?? []).flatMap(inOrder)];
}

/**
 * Runs the reader in every frame of the page, in a world of its own: the page's scripts are off, ours is not, and the
 * page's content security policy has no say in it.
 */
export async function readFrames(session: CDPSession, expression: string): Promise<FrameReading[]> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const readings: FrameReading[] = [];
  for (const { id, url } of inOrder(frameTree)) {
    if (url.startsWith('chrome-error:')) continue;
    const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: id, worldName: 'anqi' });
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      contextId: executionContextId,
      returnByValue: true,
    });
    // The message is our own code's; it is kept to its first line, since a stack says nothing to a clerk.
    if (exceptionDetails) {
      const [message] = (exceptionDetails.exception?.description ?? exceptionDetails.text).split('\n');
      throw new Error(`the reader failed: ${message}`);
    }
    readings.push(checkFrame(result.value));
  }
  return readings;
}

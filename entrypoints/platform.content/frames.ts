/** Which of a tab's frames speaks for all. */

/** Deeper than any portal nests its frames. */
const DEEPEST = 8;

/** Whether a frame lies so deep that a person could see nothing in it: a page may frame itself without end. */
export function isTooDeep(frame: Window): boolean {
  let depth = 0;
  for (let at = frame; at !== at.parent && depth <= DEEPEST; at = at.parent) depth++;
  return depth > DEEPEST;
}

/**
 * Whether notices are drawn in this frame: the top one or, where that is a mere frameset or belongs to another
 * origin, the first child frame with a body.
 */
export function drawsNotices(frame: Window): boolean {
  if (frame === frame.top) return frame.document.body?.nodeName === 'BODY';
  try {
    const top = frame.top?.document;
    if (top?.body?.nodeName === 'BODY') return false;
  } catch {
    // Another origin: nothing of ours runs up there.
  }
  return frame.parent === frame.top && isLargest(frame);
}

function isLargest(frame: Window): boolean {
  const area = (each: Window) => {
    try {
      return each.innerWidth * each.innerHeight;
    } catch {
      return 0;
    }
  };
  const siblings = Array.from({ length: frame.parent.length }, (_, i) => frame.parent[i] as Window);
  return siblings.every((sibling) => sibling === frame || area(sibling) <= area(frame));
}

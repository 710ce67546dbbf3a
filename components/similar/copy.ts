/** Takes a reply over for use elsewhere. @returns whether the browser let it */
export async function copyReply(reply: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(reply);
    return true;
  } catch {
    return false;
  }
}

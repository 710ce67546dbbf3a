/** A text, bytes or a picture as a file of the clerk's. */
export function download(name: string, type: string, content: string | Blob | Uint8Array<ArrayBuffer>): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  // The browser has taken the blob over by the next task.
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}

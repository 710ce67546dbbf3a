/** Bootstrap talk goes to stderr: stdout belongs to the task. */

/** @param {string} text */
export function say(text) {
  process.stderr.write(`anqi: ${text}\n`);
}

/**
 * Ends the bootstrap with one sentence on what is missing and what to do.
 * @param {string} text
 * @returns {never}
 */
export function giveUp(text) {
  say(text);
  process.exit(1);
}

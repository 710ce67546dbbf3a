/**
 * What a browser starts where the companion is no single program, or keeps its data at a place of its own: a script. A manifest names
 * a program, and can give it neither arguments nor an environment.
 */

/** One word of a command for sh, whatever is in it. */
export const shWord = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/**
 * A script for Linux and macOS that becomes the companion: `exec`, so that closing the pipe and signals reach it.
 * @param dataHome the data folder, absolute, where it is not the usual one
 */
export function unixLauncher(command: readonly string[], dataHome?: string): string {
  const chosen = dataHome === undefined ? '' : `export ANQI_HOME=${shWord(dataHome)}\n`;
  return `#!/bin/sh\n${chosen}exec ${command.map(shWord).join(' ')} host "$@"\n`;
}

/**
 * A script for Windows. In a batch file a percent sign is doubled; a path holds no quotation mark there. The code page is UTF-8 for
 * the sake of folders with Chinese names. Untried on Windows.
 */
export function windowsLauncher(command: readonly string[], dataHome?: string): string {
  const word = (text: string) => text.replaceAll('%', '%%');
  const chosen = dataHome === undefined ? '' : `set "ANQI_HOME=${word(dataHome)}"\r\n`;
  const words = command.map((text) => `"${word(text)}"`).join(' ');
  return `@echo off\r\nchcp 65001 >nul\r\n${chosen}${words} host %*\r\n`;
}

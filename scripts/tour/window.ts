/** A window on the practice platform with the extension in it, for a person to try. */
import { once } from 'node:events';
import { type Browsing, launch } from '../browser/launch.ts';
import { NORMAL_BUILD } from './build.ts';
import { asSentence, say } from './say.ts';

const GUIDE = `
A window is open on the practice platform. Its data is made up; the profile is thrown away at the end.
  1. 选择"工单办理平台（新版）", 账号 clerk1, 密码 Clerk12345.
  2. Click the icon of 按期 (behind the puzzle piece, where it can be pinned) and then 在此网站启用; allow it.
  3. A countdown stands beside each ticket number. The icon shows the quarter's figures and the files to hand in.
Close the window or press Ctrl+C to end.
`;

/** Stays until the last window is closed or the program is interrupted. */
export async function openWindow(origin: string): Promise<void> {
  const browsing = await launch({ extension: NORMAL_BUILD.folder, headless: false }).catch((error: unknown) => {
    throw new Error(`no window could be opened; "npm start -- --headless" needs none. ${asSentence(error)}`);
  });
  try {
    const ended = endOf(browsing);
    const page = browsing.context.pages()[0] ?? (await browsing.context.newPage());
    await page.goto(origin);
    say(GUIDE);
    await ended;
  } finally {
    await browsing.close();
  }
  say('closed.');
}

async function endOf({ context }: Browsing): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    context.once('close', () => resolve());
    // On macOS the browser lives on without windows.
    context.on('page', (page) => page.once('close', () => context.pages().length === 0 && resolve()));
    for (const page of context.pages()) page.once('close', () => context.pages().length === 0 && resolve());
  });
  await Promise.race([closed, once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}

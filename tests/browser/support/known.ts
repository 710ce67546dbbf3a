/** What of a profile has to be the same after a restore. */
import { type Anqi, expect } from './anqi.ts';
import { stored } from './stored.ts';

/** What the extension knows, without the numbers that a database gives and what is only of this browser. */
export async function known(anqi: Anqi) {
  const bare = ({ id: _id, lastReading: _last, ...row }: Record<string, unknown>) => row;
  const settings = ['rules', 'reminders', 'unmaskings'];
  return {
    tickets: await stored(anqi, 'tickets'),
    changes: (await stored(anqi, 'changes')).map(bare),
    rollups: await stored(anqi, 'rollups'),
    ledger: (await stored(anqi, 'ledger')).map(({ key, clock, dueAt }) => ({ key, clock, dueAt })),
    sites: (await stored(anqi, 'sites')).map(bare),
    settings: (await stored(anqi, 'meta')).filter(({ key }) => settings.includes(String(key))),
  };
}

/** The figures of the popup, as they are printed. */
export const figuresOf = (anqi: Anqi) =>
  anqi.inPopup(async (popup) => {
    await expect(popup.locator('.figure').first()).toBeVisible();
    return popup.locator('.figure').allInnerTexts();
  });

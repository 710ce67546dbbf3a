import { expect, it } from 'vitest';
import { calledByBrowser } from './called-by-browser.ts';

it('knows a browser by what it hands over', () => {
  const origin = 'chrome-extension://cdbmoljlmejlmbmpenlpdejjngohelog/';
  expect(calledByBrowser([origin])).toBe(true);
  expect(calledByBrowser([origin, '--parent-window=0'])).toBe(true);
  expect(
    calledByBrowser(['/home/li/.mozilla/native-messaging-hosts/com.anqi.companion.json', 'anqi@anqi.example']),
  ).toBe(true);
  expect(calledByBrowser(['C:\\Anqi\\hosts\\firefox\\com.anqi.companion.json', 'anqi@anqi.example'])).toBe(true);
});

it('takes nobody else for one', () => {
  expect(calledByBrowser([])).toBe(false);
  expect(calledByBrowser(['host'])).toBe(false);
  expect(calledByBrowser(['chrome-extension://aaaabbbbccccddddeeeeffffgggghhhh/'])).toBe(false);
  expect(calledByBrowser(['com.anqi.companion.json'])).toBe(false);
  expect(calledByBrowser(['com.anqi.companion.json', 'another@example'])).toBe(false);
});

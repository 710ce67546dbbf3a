import { expect, it } from 'vitest';
import { versionFor } from './versions.ts';

it('takes this Node’s version where the target has it, else the newest that both have', () => {
  expect(versionFor('24.21.0', ['24.9.0', '24.21.0', '24.22.1'], [])).toBe('24.21.0');
  expect(versionFor('24.21.0', ['24.9.0', '24.18.1', '24.10.0'], ['24.9.0', '24.10.0'])).toBe('24.10.0');
  expect(
    versionFor('24.21.0', ['22.9.0', '26.1.0', '24.0.0-rc.1'], ['22.9.0', '26.1.0', '24.0.0-rc.1']),
  ).toBeUndefined();
});

/** Where a file that is handed in went, as far as is known. */
import { beforeEach, expect, it, vi } from 'vitest';
import { CommandError } from '../lib/protocol/answer.ts';
import { FILE_PIECE_BYTES } from '../lib/protocol/companion.ts';
import { sayFrom } from '../lib/ticket/messages.ts';
import { words } from '../lib/ticket/words.ts';
import zh from '../public/_locales/zh_CN/messages.json' with { type: 'json' };
import { saveBeside, savedText, saveFile } from './save-file.ts';

const say = sayFrom(zh);
const desk = vi.hoisted(() => ({ folder: undefined as string | undefined, silentAt: -1, downloads: [] as string[] }));
vi.mock('wxt/browser', () => ({
  browser: { i18n: { getMessage: (key: string, args: string[]) => say({ key, args }) } },
}));
vi.mock('./download.ts', () => ({ download: (name: string) => desk.downloads.push(name) }));
vi.mock('./office.ts', () => ({
  async ask(what: string, { offset, last }: { offset?: number; last?: boolean }) {
    if (what === 'companion') return { on: true, folder: desk.folder, last: {} };
    if (offset === desk.silentAt) throw new CommandError({ code: 'no-answer' });
    return last ? { written: '通报.docx' } : {};
  },
}));
const file = new Blob([new Uint8Array(FILE_PIECE_BYTES + 1)]);
const saved = async () => savedText('export_done', '通报.docx', await saveFile('通报.docx', '', file));

beforeEach(() => Object.assign(desk, { folder: '/导出', silentAt: -1, downloads: [] }));

it('written, or not written and downloaded; without an answer to the last piece nothing is known but where to look', async () => {
  expect(await saved()).toBe(say(words('export_done_written', '/导出/通报.docx')));
  expect(desk.downloads).toEqual([]);
  desk.silentAt = 0;
  const done = say(words('export_done', '通报.docx'));
  expect(await saved()).toBe(`${done}${say(words('saved_instead', say(words('failure_no_answer'))))}`);
  desk.silentAt = FILE_PIECE_BYTES;
  expect(await saved()).toBe(`${done}${say(words('saved_unsure', '/导出'))}`);
  expect(desk.downloads).toHaveLength(2);
});

it('what is not for the folder is downloaded, and why is said where there is one', async () => {
  const note = words('backup_kept_out');
  expect(await saveBeside('备份', file, note)).toEqual({ note });
  desk.folder = undefined;
  expect(await saveBeside('备份', file, note)).toEqual({});
  expect(desk.downloads).toEqual(['备份', '备份']);
});

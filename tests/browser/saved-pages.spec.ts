/** `anqi read` as a program: what goes in is files, what comes out is one line of JSON for each. */
import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';

const CLI = join(import.meta.dirname, '../../companion/cli.ts');

async function anqi(cwd: string, ...args: string[]) {
  const child = spawn('node', [CLI, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
  const lines = stdout.split('\n').filter(Boolean);
  return { readings: lines.map((line) => JSON.parse(line)), stderr, code };
}

function listPage(ticketNo: string, { head = '', more = '' } = {}): string {
  return `<!doctype html><html><head>${head}</head><body>
    <table><thead><tr><th>工单编号</th><th>标题</th><th>办理时限</th></tr></thead>
    <tbody><tr><td>${ticketNo}</td><td>路灯不亮</td><td>2026-11-25 17:30:00</td></tr></tbody></table>${more}</body></html>`;
}

/** The page above in GBK: every Chinese character in it, by its two bytes. */
function inGbk(html: string): Buffer {
  const codes = { 工: 'b9a4', 单: 'b5a5', 编: 'b1e0', 号: 'bac5', 标: 'b1ea', 题: 'cce2', 办: 'b0ec', 理: 'c0ed' };
  const more = { 时: 'cab1', 限: 'cfde', 路: 'c2b7', 灯: 'b5c6', 不: 'b2bb', 亮: 'c1c1' };
  const table = new Map(Object.entries({ ...codes, ...more }));
  return Buffer.concat(
    [...html].map((char) => Buffer.from(table.get(char) ?? Buffer.from(char).toString('hex'), 'hex')),
  );
}

const ticket = (ticketNo: string) => ({ ticketNo, title: '路灯不亮', dueAt: '2026-11-25T17:30:00+08:00' });

test('files come out in their order, whatever their encoding, and a missing one stops nothing', async () => {
  const folder = test.info().outputPath();
  await mkdir(join(folder, 'd_files'), { recursive: true });
  await writeFile(join(folder, 'utf8.html'), listPage('GD20261101'));
  await writeFile(join(folder, 'gbk 旧.html'), inGbk(listPage('GD20261102')));
  await writeFile(join(folder, 'declared.html'), inGbk(listPage('GD20261103', { head: '<meta charset="gb2312">' })));
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`;
  await writeFile(join(folder, 'd.html'), `${policy}<p>外壳</p><iframe src="d_files/inner.html"></iframe>`);
  await writeFile(join(folder, 'd_files', 'inner.html'), listPage('GD20261104'));
  const files = ['utf8.html', 'gbk 旧.html', 'missing.html', 'declared.html', 'd.html'];

  const { readings, code } = await anqi(folder, 'read', '--now', '2026-11-24T09:00:00+08:00', ...files);

  expect(code).toBe(1);
  expect(readings.map(({ file }) => file)).toEqual(files);
  expect(readings.map(({ tickets }) => tickets)).toEqual([
    [ticket('GD20261101')],
    [ticket('GD20261102')],
    [],
    [ticket('GD20261103')],
    [ticket('GD20261104')],
  ]);
  expect(readings[2]).toMatchObject({ kind: 'none', warnings: [{ code: 'unreadable-file' }] });
});

test('a saved page runs no script, reaches no network and no file beside its folder', async () => {
  const contacts: string[] = [];
  const server = createServer((_request, response) => response.end());
  server.on('connection', () => contacts.push('connection'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const outside = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const folder = join(test.info().outputPath(), 'saved');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, '..', 'secret.html'), listPage('GD20261199'));
  const head = `<meta http-equiv="refresh" content="0;url=${outside}/login"><link rel="preconnect" href="${outside}">
    <meta http-equiv="Content-Security-Policy" content="script-src 'none'"><script src="${outside}/app.js"></script>`;
  const more = `<script>document.querySelector('tbody').remove()</script><img src="${outside}/i.png" onerror="document.body.remove()">
    <iframe src="${outside}/frame"></iframe><iframe src="../secret.html"></iframe><iframe src="%2e%2e/secret.html"></iframe>
    <iframe src="..%2fsecret.html"></iframe><iframe src="file://${join(folder, '..', 'secret.html')}"></iframe>`;
  await writeFile(join(folder, 'hostile.html'), `${listPage('GD20261105', { head, more })}`);

  const { readings, code } = await anqi(folder, 'read', 'hostile.html');
  server.close();

  expect(code).toBe(0);
  expect(readings[0].tickets).toEqual([ticket('GD20261105')]);
  expect(contacts).toEqual([]);
});

test('a wrong call is refused in one sentence, with nothing on standard output', async () => {
  for (const args of [['read'], ['read', '--now', 'tomorrow', 'a.html']]) {
    const { readings, stderr, code } = await anqi(test.info().project.testDir, ...args);
    expect(code).toBe(2);
    expect(readings).toEqual([]);
    expect(stderr).toMatch(/^anqi: [^\n]+\n$/);
  }
});

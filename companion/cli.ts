/** The `anqi` command line. Standard output is data only; everything said to people goes to standard error. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { defineCommand, runMain } from 'citty';
import { bulletinText } from '../lib/verifying/text.ts';
import { verifyLines } from './bulletin/verify.ts';
import { answerOf as checked } from './check/answer.ts';
import { zRequest as zCheck } from './check/request.ts';
import { answerOf as dated } from './deadline/answer.ts';
import { zRequest as zDeadline } from './deadline/request.ts';
import { parseInstant } from './instant.ts';
import { answerLine, answerLines } from './lines.ts';
import { readFiles } from './read/reader.ts';
import { isUnreadable } from './read/result.ts';
import { runReport } from './report/run.ts';
import { say } from './say.ts';

const EXIT_SOME_UNREADABLE = 1;
const EXIT_SOME_REFUSED = 1;
const EXIT_DIFFERS = 1;
const EXIT_USAGE = 2;

function refuse(sentence: string): void {
  process.stderr.write(`anqi: ${sentence}\n`);
  process.exitCode = EXIT_USAGE;
}

const read = defineCommand({
  meta: { name: 'read', description: 'Read saved platform pages; one line of JSON a file.' },
  args: {
    now: { type: 'string', description: 'The instant to read at, as 2026-11-23T17:30:00+08:00 (default: now)' },
    file: { type: 'positional', description: 'Saved pages (.html)', required: false },
  },
  async run({ args }) {
    const nowMs = args.now === undefined ? Date.now() : parseInstant(args.now);
    if (nowMs === undefined) return refuse(`--now is no instant: ${args.now}`);
    const files = args._;
    if (files.length === 0) return refuse('name at least one saved page.');
    await readFiles(files, nowMs, (reading) => {
      if (isUnreadable(reading)) process.exitCode = EXIT_SOME_UNREADABLE;
      process.stdout.write(`${JSON.stringify(reading)}\n`);
    });
  },
});

const deadline = defineCommand({
  meta: {
    name: 'deadline',
    description:
      'Work deadlines out: a JSON request a line on standard input, a JSON answer a line on standard output.',
  },
  run: () => answerInput((text, line) => answerLine(text, line, zDeadline, (asked) => dated(asked, Date.now()))),
});

const check = defineCommand({
  meta: {
    name: 'check',
    description:
      'Check replies: a JSON line {"id","title"?,"question","reply","fields"?} each on standard input, what was found on standard output.',
  },
  run: () => answerInput((text, line) => answerLine(text, line, zCheck, (asked) => checked(asked, say))),
});

const verify = defineCommand({
  meta: {
    name: 'verify-bulletin',
    description: 'Work the figures of a printed bulletin (text or docx) out again; exit 1 if one does not follow.',
  },
  args: { file: { type: 'positional', description: 'The bulletin (.txt, .docx)', required: false } },
  async run({ args }) {
    const [file] = args._;
    if (file === undefined) return refuse('name the bulletin to check.');
    let text: string;
    try {
      text = bulletinText(readFileSync(file));
    } catch {
      return refuse(`${file} cannot be read as a bulletin: it must be there, and a Word document (.docx) or a text`);
    }
    const { lines, differ } = verifyLines(text, say);
    await written(process.stdout, `${lines.join('\n')}\n`);
    if (differ > 0) process.exitCode = EXIT_DIFFERS;
  },
});

/** What `report` understands; `asOf` is the other way to write as-of. */
const REPORT_OPTIONS = ['_', 'tickets', 'period', 'out', 'previous', 'unit', 'profile', 'as-of', 'asOf', 'unmask'];

const report = defineCommand({
  meta: { name: 'report', description: 'Figures of a period over a file of tickets (.jsonl, .xlsx, .csv), as files.' },
  args: {
    tickets: { type: 'string', description: 'The tickets: lines of JSON, or an export', required: true },
    period: { type: 'string', description: 'A quarter, a month or a year: 2020Q2, 2020-05, 2020', required: true },
    out: { type: 'string', description: 'The folder to write to', required: true },
    previous: { type: 'string', description: 'The tickets of the year before' },
    unit: { type: 'string', description: 'One unit only' },
    profile: { type: 'string', description: 'A reporting profile (.json)' },
    'as-of': { type: 'string', description: 'The instant that decides what is open and overdue' },
    unmask: { type: 'boolean', description: 'Write names and telephone numbers as they are; noted in unmask.log' },
  },
  async run({ args }) {
    const { tickets, period, out, previous, unit, profile, unmask } = args;
    const unknown = Object.keys(args).filter((name) => !REPORT_OPTIONS.includes(name));
    if (unknown.length > 0) return refuse(`there is no option --${unknown.join(', --')}`);
    try {
      const asked = { tickets, period, out, previous, unit, profile, asOf: args['as-of'], unmask };
      for (const line of await runReport(asked, Date.now(), say)) process.stderr.write(`anqi: ${line}\n`);
    } catch (error) {
      refuse(error instanceof Error ? error.message : String(error));
    }
  },
});

async function answerInput(answer: (text: string, line: number) => object): Promise<void> {
  const refused = await answerLines(process.stdin, answer, (line) => written(process.stdout, line));
  if (refused > 0) process.exitCode = EXIT_SOME_REFUSED;
}

/** Writes, and waits while the reader is slower. */
async function written(stream: NodeJS.WriteStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}

// A reader that has seen enough (`| head`) closes the pipe; that is no failure of ours.
process.stdout.on('error', () => process.exit());

await runMain(
  defineCommand({
    meta: { name: 'anqi', description: 'Anqi 按期: keeps 12345 tickets on time' },
    subCommands: { read, deadline, check, report, 'verify-bulletin': verify },
  }),
);

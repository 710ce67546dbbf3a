import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { read, type WorkSheet } from 'xlsx';
import english from '../../public/_locales/en/messages.json' with { type: 'json' };
import chinese from '../../public/_locales/zh_CN/messages.json' with { type: 'json' };
import { chinaCalendar } from '../calendar/china.ts';
import type { Case } from '../figures/case.ts';
import type { Entry } from '../figures/entry.ts';
import { periodOf, type ReportPeriod } from '../figures/period.ts';
import { DEFAULT_PROFILE } from '../figures/profile.ts';
import { reportOf } from '../figures/report.ts';
import type { Ticket } from '../ticket/model.ts';
import type { Say } from '../ticket/words.ts';
import { COLUMNS } from './workbook/columns.ts';
import { type WorkbookInput, workbookStream } from './workbook.ts';

const sayIn = (messages: Record<string, { message: string }>): Say => {
  return ({ key, args }) =>
    (messages[key]?.message ?? `missing ${key}`).replace(
      /\$(\d)/g,
      (_, digit: string) => args[Number(digit) - 1] ?? '',
    );
};
const say = sayIn(chinese);
const period = periodOf('2020Q2') as ReportPeriod;
const question = { period, asOfMs: period.toMs - 1, profile: DEFAULT_PROFILE, calendar: chinaCalendar };

function entry(ticketNo: string, ticket: Partial<Ticket> = {}, counted: Partial<Case> = {}): Entry {
  const seen = '2020-05-11T09:00:00+08:00';
  return {
    counted: {
      ticketNo,
      unit: '路口镇',
      category: '水利供水',
      channel: '12345热线',
      kind: '投诉',
      receivedMs: Date.parse('2020-05-11T09:00:00+08:00'),
      dueMs: Date.parse('2020-05-18T17:30:00+08:00'),
      isReturned: false,
      isCalledBack: false,
      isRework: false,
      ...counted,
    },
    ticket: {
      site: 'https://city.example',
      ticketNo,
      dueSource: 'page',
      round: 1,
      open: 1,
      firstSeenAt: seen,
      lastSeenAt: seen,
      ...ticket,
    },
  };
}

async function bytesOf(entries: readonly Entry[], more: Partial<WorkbookInput> = {}): Promise<Uint8Array> {
  const report = reportOf(
    entries.map(({ counted }) => counted),
    question,
  );
  return new Response(workbookStream({ report, entries, say, ...more })).bytes();
}

async function sheetsOf(entries: readonly Entry[], more?: Partial<WorkbookInput>): Promise<Record<string, WorkSheet>> {
  return read(await bytesOf(entries, more), { type: 'array', cellFormula: true, cellNF: true }).Sheets;
}

const columnOf = (name: string) => {
  const index = COLUMNS.findIndex((column) => column.name === name);
  return String.fromCharCode(...(index < 26 ? [65 + index] : [65, 65 + index - 26]));
};
/** A cell of the tickets' sheet. */
const cell = (sheets: Record<string, WorkSheet>, name: string, row = 2) => sheets.工单?.[`${columnOf(name)}${row}`];

const titlesReadBack = async (titles: readonly string[]): Promise<unknown[]> => {
  const sheets = await sheetsOf(titles.map((title, i) => entry(`${i}`, { title })));
  return titles.map((_, i) => cell(sheets, 'title', i + 2));
};

describe('a text comes back as the text that it was', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '＝1',
    "'=1",
    '=HYPERLINK("http://x.example")',
    '012345678901234567',
    '1e5',
    'TRUE',
    '2020-01-01',
    'a\r\nb\nc',
    '  blank  ',
    '_x000D_',
    '_x005F_x0041_',
    '_X0041_',
    '&amp;&#13;]]></t>',
    '\u2028\u0085\ufeff',
    '𠮷😀',
  ])('%j', async (text) => {
    expect(await titlesReadBack([text])).toEqual([expect.objectContaining({ t: 's', v: text })]);
  });

  it('save what XML has no place for, which shows as U+FFFD', async () => {
    const [cells] = await titlesReadBack(['a\u0000\u001b\u000bb\ud800c\udc00d\ufffe']);
    expect(cells).toMatchObject({ t: 's', v: 'a\ufffd\ufffd\ufffdb\ufffdc\ufffdd\ufffd' });
  });

  it('and save the end of one that no cell holds, which says so', async () => {
    const mark = chinese.workbook_cut.message;
    const [even, odd] = (await titlesReadBack(['长'.repeat(32_768), `a${'😀'.repeat(20_000)}`])) as { v: string }[];
    expect(even?.v).toBe(`${'长'.repeat(32_767 - mark.length)}${mark}`);
    expect(odd?.v).toMatch(/^a(?:😀)+……/u);
    expect(odd?.v.length).toBeGreaterThan(32_760);
    expect(await titlesReadBack(['长'.repeat(32_767)])).toMatchObject([{ v: '长'.repeat(32_767) }]);
  });

  it('whatever it is', async () => {
    const pieces = fc.constantFrom(
      '_x000D_',
      '_x',
      '005F_',
      '&lt;',
      '<',
      ']]>',
      '\r\n',
      '\ud83d',
      '\ude00',
      '\u0000',
      '"',
      '长',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { minLength: 1 }).map((all) => all.join('')),
    );
    const shown = (title: string) =>
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the signs that XML forbids
      title.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          text.filter((each) => each !== ''),
          { minLength: 1, maxLength: 50 },
        ),
        async (titles) => {
          const cells = (await titlesReadBack(titles)) as { t: string; v: string }[];
          expect(cells.map(({ t, v }) => [t, v])).toEqual(titles.map((title) => ['s', shown(title)]));
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('cells have types', () => {
  it('numbers of tickets and telephones are text, times are Beijing wall time, a limit of a day is a day', async () => {
    const sheets = await sheetsOf([
      entry('0001234567890123456', {
        citizenPhone: '07300000000',
        receivedAt: '2020-05-11T09:30:00+08:00',
        dueAt: '2020-05-18',
        round: 2,
      }),
    ]);
    expect(cell(sheets, 'ticketNo')).toMatchObject({ t: 's', v: '0001234567890123456', z: '@' });
    expect(cell(sheets, 'citizenPhone')).toMatchObject({ t: 's', z: '@' });
    expect(cell(sheets, 'receivedAt')).toMatchObject({ t: 'n', w: '2020-05-11 09:30' });
    expect(cell(sheets, 'dueAt')).toMatchObject({ t: 'n', v: 43_969, w: '2020-05-18' });
    expect(cell(sheets, 'round')).toMatchObject({ t: 'n', v: 2 });
  });

  it('what is no day of the calendar stays the text that it is', async () => {
    const sheets = await sheetsOf([entry('1', { receivedAt: '2020-02-30', dueAt: '1899-01-01' })]);
    expect(cell(sheets, 'receivedAt')).toMatchObject({ t: 's', v: '2020-02-30' });
    expect(cell(sheets, 'dueAt')).toMatchObject({ t: 's', v: '1899-01-01' });
  });
});

describe('the tickets are a table', () => {
  it.each([
    ['zh', chinese],
    ['en', english],
  ])('with headers of its own, a filter on each and a frozen first row (%s)', async (_, messages) => {
    const files = unzipSync(await bytesOf([entry('1'), entry('2')], { say: sayIn(messages) }));
    const text = (path: string) => strFromU8(files[path] ?? new Uint8Array());
    const names = [...text('xl/tables/table1.xml').matchAll(/<tableColumn id="\d+" name="([^"]*)"/g)].map(
      ([, name]) => name,
    );
    expect(names).toEqual(COLUMNS.map(({ header }) => sayIn(messages)(header)));
    expect(new Set(names.map((name) => name?.toLowerCase())).size).toBe(COLUMNS.length);
    expect(names.join()).not.toContain('missing');
    expect(text('xl/tables/table1.xml')).toContain('<autoFilter ref="A1:AH3"/>');
    expect(text('xl/worksheets/sheet2.xml')).toContain(
      'ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"',
    );
  });

  it('even without a ticket', async () => {
    const files = unzipSync(await bytesOf([]));
    expect(strFromU8(files['xl/tables/table1.xml'] as Uint8Array)).toContain('ref="A1:AH2"');
  });

  it('that holds a number once, as the report counts it: the last one of those that stand twice', async () => {
    const sheets = await sheetsOf([entry('1', { title: 'old' }), entry('2'), entry('1', { title: 'new' })]);
    expect([2, 3, 4].map((row) => cell(sheets, 'ticketNo', row)?.v)).toEqual(['2', '1', undefined]);
    expect(cell(sheets, 'title', 3)?.v).toBe('new');
  });
});

describe('a unit may be called anything', () => {
  const names = ['A*局', '*', '?', '~a', '=1+1', '<5', '"引号"', '123', 'a局', 'A局', '长'.repeat(300)];

  it.each(names)('%s is compared exactly, by the cell that holds it', async (unit) => {
    const sheets = await sheetsOf([entry('1', {}, { unit }), entry('2', {}, { unit: '区住建局' })]);
    const rows = [2, 3].map((row) => [sheets.单位?.[`A${row}`], sheets.单位?.[`B${row}`]]);
    const [name, due] = rows.find(([cell]) => cell?.v === unit) ?? [];
    const [, plain] = rows.find(([cell]) => cell?.v === '区住建局') ?? [];
    const at = sheets.单位?.A2 === name ? '$A2' : '$A3';
    expect(name).toMatchObject({ t: 's' });
    expect(due).toMatchObject({
      v: 1,
      f: `SUMPRODUCT((工单表[受理途径]="热线")*(工单表[计入应办]="是")*(EXACT(工单表[承办单位],${at})))`,
    });
    expect(plain?.f).toMatch(/^COUNTIFS\(.*,工单表\[承办单位\],\$A[23]\)$/);
  });

  it('one that shows none is counted by its empty cells', async () => {
    const sheets = await sheetsOf([entry('1', {}, { unit: '' })]);
    expect(sheets.单位?.A2.v).toBe('（空）');
    expect(sheets.单位?.B2).toMatchObject({ v: 1, f: expect.stringContaining('(工单表[承办单位]="")') });
  });

  it('two that look the same once written get numbers: a formula could not tell them apart', async () => {
    const sheets = await sheetsOf([entry('1', {}, { unit: 'a\u0001' }), entry('2', {}, { unit: 'a\u0002' })]);
    expect([2, 3].map((row) => [sheets.单位?.[`B${row}`].v, sheets.单位?.[`B${row}`].f])).toEqual([
      [1, undefined],
      [1, undefined],
    ]);
  });
});

it('masks names and telephone numbers unless they are asked for', async () => {
  const citizen = { citizenName: '欧阳小明', citizenPhone: '13812345678', content: '欧阳小明来电，13812345678' };
  const masked = await sheetsOf([entry('1', citizen)]);
  const plain = await sheetsOf([entry('1', citizen)], { unmask: true });
  const texts = (sheets: Record<string, WorkSheet>) =>
    ['citizenName', 'citizenPhone', 'content'].map((name) => cell(sheets, name)?.v);
  expect(texts(masked)).toEqual(['欧阳**', '138****5678', '欧阳**来电，138****5678']);
  expect(texts(plain)).toEqual(['欧阳小明', '13812345678', '欧阳小明来电，13812345678']);
});

describe('while it is written', () => {
  const many = Array.from({ length: 20_000 }, (_, i) => entry(`${i}`, { title: '占道经营' }));

  it('says how far it is', async () => {
    const shares: number[] = [];
    await bytesOf(many, { onProgress: (share) => shares.push(share) });
    expect(shares.length).toBeGreaterThan(2);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it('ends with the reason of whoever calls it off, before it is done', async () => {
    const abort = new AbortController();
    const reason = new Error('called off');
    let share = 0;
    const onProgress = (now: number) => {
      share = now;
      abort.abort(reason);
    };
    await expect(bytesOf(many, { signal: abort.signal, onProgress })).rejects.toBe(reason);
    expect(share).toBeLessThan(1);
  });

  it('reads no more tickets once its reader has gone', async () => {
    let read = 0;
    async function* source() {
      for (const each of many) {
        read++;
        yield each;
      }
    }
    const report = reportOf([], question);
    const entries = { length: many.length, [Symbol.asyncIterator]: source };
    const reader = workbookStream({ report, entries, say }).getReader();
    while (read === 0) await reader.read();
    await reader.cancel();
    expect(read).toBeLessThan(many.length);
  });

  it('refuses more tickets than a sheet holds', async () => {
    const report = reportOf([], question);
    const entries = { length: 1_048_576, [Symbol.iterator]: () => many[Symbol.iterator]() };
    const bytes = new Response(workbookStream({ report, entries, say })).bytes();
    await expect(bytes).rejects.toThrow(RangeError);
  });
});

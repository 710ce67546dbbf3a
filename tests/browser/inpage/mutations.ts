/**
 * Runs in a page: makes thousands of small platforms' pages out of known tickets, damages them, and reads them. A page may
 * lose values; it may not give one to another field without a word.
 */
import fc from 'fast-check';
import { readPage } from '../../../lib/reading/page.ts';
import type { Observation } from '../../../lib/ticket/model.ts';

const NOW_MS = Date.parse('2026-11-24T10:00:00+08:00');

/** Fields with their labels, and values that no other field could have. */
const FIELDS: Record<string, { label: string; value: (row: number) => string; read?: (row: number) => string }> = {
  ticketNo: { label: '工单编号', value: (row) => `GD2026112400${10 + row}` },
  title: { label: '工单标题', value: (row) => `路灯第${row}盏不亮了` },
  content: { label: '诉求内容', value: (row) => `来电人称第${row}盏路灯损坏多日，夜间出行不便，要求维修。` },
  citizenName: { label: '诉求人', value: (row) => `${'赵钱孙李周'[row]}女士` },
  citizenPhone: { label: '联系电话', value: (row) => `138****10${10 + row}` },
  channel: { label: '诉求渠道', value: (row) => ['12345热线', '市长信箱', '区长信箱', '网站', '微信'][row] ?? '' },
  category: { label: '行业分类', value: (row) => `分类${'甲乙丙丁戊'[row]}` },
  place: { label: '事发地址', value: (row) => `建设路${row + 1}号` },
  unit: { label: '承办单位', value: (row) => `第${row}街道办事处` },
  status: { label: '工单状态', value: (row) => ['待签收', '处办中', '待审', '督办', '待处置'][row] ?? '' },
  receivedAt: { label: '受理时间', ...time('2026-11-1', '08:30') },
  dueAt: { label: '办结期限', ...time('2026-11-2', '17:30') },
};
type Field = keyof typeof FIELDS;

function time(day: string, clock: string) {
  return {
    value: (row: number) => `${day}${row} ${clock}`,
    read: (row: number) => `${day}${row}T${clock}:00+08:00`,
  };
}

const DISGUISES: readonly ((label: string) => string)[] = [
  (label) => label,
  (label) => `* ${label}`,
  (label) => `${label}＊`,
  (label) => [...label].join(' '),
  (label) => `　${label} `,
  (label) => `\u200b${label}`,
  (label) => `${label}：`,
  (label) => `★${label}:`,
  (label) => `${label} ⇅`,
];

const arbField = fc.constantFrom<Field>(...Object.keys(FIELDS).filter((field) => field !== 'ticketNo'));
const arbPage = fc.record({
  shape: fc.constantFrom('th', 'td', 'split', 'divs', 'aria', 'cells', 'dl', 'rows', 'cards'),
  fields: fc.uniqueArray(arbField, { minLength: 4, maxLength: 9 }),
  /** Where among the columns the number stands. */
  numberAt: fc.nat(9),
  rows: fc.integer({ min: 1, max: 5 }),
  disguise: fc.array(fc.nat(DISGUISES.length - 1), { minLength: 12, maxLength: 12 }),
  /** Cells that are missing altogether. */
  dropped: fc.array(fc.tuple(fc.nat(4), fc.nat(9)), { maxLength: 3 }),
  /** Cells that print nothing, or that there is nothing. */
  blank: fc.array(fc.tuple(fc.nat(4), fc.nat(9), fc.constantFrom('', '--', '无', '/', '　')), { maxLength: 3 }),
});
type PagePlan = typeof arbPage extends fc.Arbitrary<infer T> ? T : never;

interface Cell {
  field: Field;
  text: string;
}

/** The cells of each row as they are printed. */
function planned(plan: PagePlan): { columns: { field: Field; label: string }[]; rows: Cell[][] } {
  const fields: Field[] = [...plan.fields];
  fields.splice(Math.min(plan.numberAt, fields.length), 0, 'ticketNo');
  const columns = fields.map((field, i) => {
    const disguise = DISGUISES[plan.disguise[i] ?? 0] ?? DISGUISES[0];
    return { field, label: disguise?.(FIELDS[field]?.label ?? '') ?? '' };
  });
  const rows = Array.from({ length: plan.rows }, (_, row) =>
    fields.flatMap((field, column): Cell[] => {
      if (plan.dropped.some(([r, c]) => r === row && c === column)) return [];
      const blank = plan.blank.find(([r, c]) => r === row && c === column && field !== 'ticketNo');
      return [{ field, text: blank ? blank[2] : (FIELDS[field]?.value(row) ?? '') }];
    }),
  );
  return { columns, rows };
}

function element(tag: string, children: (Node | string)[], attributes: Record<string, string> = {}): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

const FLEX = { style: 'display:flex' };
const WIDE = { style: 'width:110px' };

function draw(plan: PagePlan): HTMLElement[] {
  const { columns, rows } = planned(plan);
  const labels = columns.map(({ label }) => label);
  const line = (tag: string, cells: Cell[]) =>
    element(
      'tr',
      cells.map(({ text }) => element(tag, [text])),
    );
  const head = (tag: string) =>
    element(
      'tr',
      labels.map((label) => element(tag, [label])),
    );
  const labelOf = (field: Field) => columns.find((column) => column.field === field)?.label ?? '';
  switch (plan.shape) {
    case 'th':
      return [
        element('table', [
          element('thead', [head('th')]),
          element(
            'tbody',
            rows.map((row) => line('td', row)),
          ),
        ]),
      ];
    case 'td':
      return [element('table', [element('tbody', [head('td'), ...rows.map((row) => line('td', row))])])];
    case 'split':
      return [
        element('div', [
          element('div', [element('table', [head('th')])]),
          element('div', [
            element(
              'table',
              rows.map((row) => line('td', row)),
            ),
          ]),
        ]),
      ];
    case 'divs':
      return [
        element('div', [
          element(
            'div',
            labels.map((label) => element('div', [label], WIDE)),
            FLEX,
          ),
          ...rows.map((row) =>
            element(
              'div',
              row.map(({ text }) => element('div', [text], WIDE)),
              FLEX,
            ),
          ),
        ]),
      ];
    case 'aria':
      return [
        element(
          'div',
          [
            element(
              'div',
              labels.map((label) => element('span', [label], { role: 'columnheader' })),
              { role: 'row' },
            ),
            ...rows.map((row) =>
              element(
                'div',
                row.map(({ text }) => element('span', [text], { role: 'cell' })),
                { role: 'row' },
              ),
            ),
          ],
          { role: 'table' },
        ),
      ];
    case 'cards':
      return rows.map((row) =>
        element(
          'div',
          row.map(({ field, text }) =>
            element('p', [element('b', [`${labelOf(field).replace(/[:：]$/, '')}：`]), text]),
          ),
          {
            class: 'card',
          },
        ),
      );
    case 'dl':
      return [
        element(
          'dl',
          (rows[0] ?? []).flatMap(({ field, text }) => [element('dt', [labelOf(field)]), element('dd', [text])]),
        ),
      ];
    case 'rows':
      return [
        element(
          'div',
          (rows[0] ?? []).map(({ field, text }) =>
            element('div', [element('span', [labelOf(field)]), element('span', [text])]),
          ),
        ),
      ];
    default:
      return [labelledCells(columns, rows[0] ?? [])];
  }
}

/** Two labels with their values a line; a dropped cell leaves its label behind. */
function labelledCells(columns: { field: Field; label: string }[], row: Cell[]): HTMLElement {
  const cells = columns.map(({ field, label }) => {
    const cell = row.find((each) => each.field === field);
    return [element('th', [label]), ...(cell ? [element('td', [cell.text])] : [])];
  });
  const lines: HTMLElement[] = [];
  for (let i = 0; i < cells.length; i += 2) lines.push(element('tr', cells.slice(i, i + 2).flat()));
  return element('table', lines);
}

/** What was read wrongly without a word of warning; undefined when nothing was. */
function slip(plan: PagePlan): string | undefined {
  document.body.replaceChildren(...draw(plan));
  const { tickets, warnings } = readPage(document, { nowMs: NOW_MS });
  for (const { observation } of tickets) {
    const row = Number(observation.ticketNo.slice(-2)) - 10;
    if (observation.ticketNo !== FIELDS.ticketNo?.value(row)) return `invented ${observation.ticketNo}`;
    const told = warnings.some((warning) => warning.row === row + 1 || warning.ticketNo === observation.ticketNo);
    const printed = planned(plan).rows[row] ?? [];
    for (const [field, value] of Object.entries(observation) as [keyof Observation, string][]) {
      const truth = FIELDS[field];
      const cell = printed.find((each) => each.field === field);
      const expected = cell && (truth?.read ?? truth?.value)?.(row);
      if (value !== expected && !told) return `${observation.ticketNo} ${field}: ${value} instead of ${expected}`;
    }
  }
  return undefined;
}

/**
 * @returns how many pages gave tickets at all, of those tried
 * @throws Error with the smallest page found that is read wrongly in silence, or on which the reader fails
 */
export function tryMutations(pages: number, seed: number): number {
  let read = 0;
  const outcome = fc.check(
    fc.property(arbPage, (plan) => {
      const wrong = slip(plan);
      if (wrong) throw new Error(`${wrong}\n${document.body.innerHTML.slice(0, 3_000)}`);
      if (readPage(document, { nowMs: NOW_MS }).tickets.length > 0) read++;
    }),
    { numRuns: pages, seed },
  );
  if (outcome.failed) {
    const reason = outcome.errorInstance instanceof Error ? outcome.errorInstance.message : '';
    throw new Error(`${JSON.stringify(outcome.counterexample)}\n${reason}`);
  }
  return read;
}

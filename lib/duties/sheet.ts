/** The duty directory as a table: 单位, 职责, 关键词, 不属于. One row a unit, or one a duty with the unit's name in each. */
import { type Words, words } from '../ticket/words.ts';
import { checkDuties, type DutyFault, type ParsedDuties } from './file.ts';
import { type Directory, emptyDirectory, type Part, type UnitDuties, unitKey } from './model.ts';
import { dutiesIn, dutiesText, keywordsIn, keywordsText } from './texts.ts';

/** A sheet as readers of files give it; merged cells hold their text in the first one. Rows and columns from 0. */
export interface DutySheet {
  rows: readonly (readonly string[])[];
  merges: readonly { top: number; left: number; bottom: number; right: number }[];
}

const HEADERS: Readonly<Record<Part, string>> = {
  unit: '单位',
  duties: '职责',
  keywords: '关键词',
  not: '不属于',
};

/** How offices call the columns. */
const NAMES: Readonly<Record<Part, RegExp>> = {
  unit: /^(承办|责任|主管|办理|部门|所属)?(单位|部门|机构)(名称)?$/,
  duties: /^(主要|工作|部门|单位)?(职责|职能|职权)(范围|内容|事项)?$/,
  keywords: /^(检索|常见|匹配)?(关键[词字]|检索词)$/,
  not: /^(不属于|除外|不包括|不含|非)(本单位|我单位)?(职责|事项|范围)?$/,
};

/** Rows in which the header is looked for: titles and remarks stand above it. */
const SEARCHED = 10;
const MOST_FAULTS = 5;
/** The unit of the template's example: it is no unit, and left out. */
const EXAMPLE = /^[（(]?示例/;

/** The rows of a template: the columns, and one line that shows how they are filled in. */
export const templateRows = (): string[][] => [
  headerRow(),
  [
    '示例单位（导入时自动略过）',
    '虚构职责一：云朵形状的登记和管理\n虚构职责二：彩虹颜色的投诉处理',
    '云朵变形、彩虹褪色',
    '影子丢失的寻找',
  ],
];

const headerRow = () => Object.values(HEADERS);

/** A directory as rows of text, the header first. */
export function dutyRows({ units }: Directory): string[][] {
  return [
    headerRow(),
    ...units.map(({ unit, duties, keywords, not }) => [
      unit,
      dutiesText(duties),
      keywordsText(keywords),
      dutiesText(not),
    ]),
  ];
}

/**
 * The directory of a sheet, or what is wrong with it and in which row.
 * @param name of the directory: a table has no place for one
 */
export function dutiesOfSheet(sheet: DutySheet, name: string): ParsedDuties {
  const header = headerOf(sheet);
  if (!header) return { ok: false, faults: [{ path: [], where: [], what: words('duties_fault_header') }] };
  const rows = filledDown(sheet, header);
  const units = new Map<string, { entry: UnitDuties; row: number }>();
  const faults: DutyFault[] = [];
  for (let row = header.row + 1; row < rows.length; row++) {
    const cell = (part: Part) => (rows[row]?.[header.columns[part] ?? -1] ?? '').trim();
    const [unit, duties, keywords, not] = [cell('unit'), cell('duties'), cell('keywords'), cell('not')];
    if (EXAMPLE.test(unit) || unit + duties + keywords + not === '') continue;
    if (unit === '') {
      faults.push({ path: [String(row)], where: [rowWords(row)], what: words('duties_fault_no_unit') });
      continue;
    }
    const known = units.get(unitKey(unit)) ?? { entry: { unit, duties: [], keywords: [], not: [] }, row };
    known.entry.duties.push(...dutiesIn(duties));
    known.entry.keywords.push(...keywordsIn(keywords));
    known.entry.not?.push(...dutiesIn(not));
    units.set(unitKey(unit), known);
  }
  if (faults.length > 0) return { ok: false, faults: faults.slice(0, MOST_FAULTS) };
  const found = [...units.values()];
  if (found.length === 0) return { ok: false, faults: [{ path: [], where: [], what: words('duties_fault_no_rows') }] };
  const checked = checkDuties({
    ...emptyDirectory(name.slice(0, 100) || '职责目录'),
    units: found.map(({ entry }) => entry),
  });
  return checked.ok
    ? checked
    : { ok: false, faults: checked.faults.slice(0, MOST_FAULTS).map((fault) => inRow(fault, found)) };
}

const rowWords = (row: number): Words => words('duties_place_row', row + 1);

/** A fault of a unit, told by the row in which the unit begins. */
function inRow(fault: DutyFault, found: readonly { row: number }[]): DutyFault {
  const at = fault.path[0] === 'units' ? found[Number(fault.path[1])] : undefined;
  return at ? { path: [String(at.row)], where: [rowWords(at.row), ...fault.where.slice(1)], what: fault.what } : fault;
}

interface Header {
  row: number;
  columns: Partial<Record<Part, number>>;
}

/** The row that names the unit and what it does. */
function headerOf({ rows }: DutySheet): Header | undefined {
  for (const [row, cells] of rows.slice(0, SEARCHED).entries()) {
    const columns: Header['columns'] = {};
    for (const [column, text] of cells.entries()) {
      const plain = text.normalize('NFKC').replace(/[\s*:]|\([^()]*\)$/g, '');
      const part = (Object.keys(NAMES) as Part[]).find((each) => NAMES[each].test(plain));
      if (part !== undefined) columns[part] ??= column;
    }
    if (columns.unit !== undefined && (columns.duties !== undefined || columns.keywords !== undefined))
      return { row, columns };
  }
  return undefined;
}

/** A unit's name over several rows holds for each of them. */
function filledDown({ rows, merges }: DutySheet, { row: head, columns }: Header): string[][] {
  const filled = rows.map((cells) => [...cells]);
  for (const { top, left, bottom } of merges) {
    if (left !== columns.unit || top <= head) continue;
    const text = rows[top]?.[left] ?? '';
    for (let row = top + 1; row <= Math.min(bottom, filled.length - 1); row++) {
      const cells = filled[row] ?? [];
      while (cells.length <= left) cells.push('');
      cells[left] ||= text;
    }
  }
  return filled;
}

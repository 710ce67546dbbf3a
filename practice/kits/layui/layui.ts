/** layui as these pages use it; the package has no types, and no module either. */
import url from 'layui/dist/layui.js?url';
import type { Cells } from '../../web/columns.ts';

/** A column's settings. */
export interface LayuiColumn<Row> {
  type?: 'checkbox' | 'numbers';
  field?: keyof Row & string;
  title?: string;
  width?: number;
  minWidth?: number;
  fixed?: 'left' | 'right';
  align?: 'center';
  sort?: boolean;
  /** How a cut text is shown whole: in a tooltip. */
  expandedMode?: 'tips';
  /** Text in the row of totals, or true for the column's sum. */
  totalRow?: boolean | string;
  totalRowText?: string;
  /** HTML of a cell. */
  templet?(row: Row): string;
}

/** The settings of a table that these pages give. */
interface LayuiTable<Row> {
  elem: HTMLElement;
  cols: LayuiColumn<Row>[][];
  url?: string;
  where?: object;
  request?: { pageName: string; limitName: string };
  parseData?(answer: { total: number; rows: Row[] }): { code: 0; count: number; data: Row[] };
  data?: Row[];
  page?: boolean | object;
  limit?: number;
  height?: number;
  size?: 'sm';
  even?: boolean;
  totalRow?: boolean;
  autoSort?: boolean;
  text?: { none: string };
  done?(): void;
}

interface SortEvent {
  field: string;
  /** Null for the order as it came. */
  type: 'asc' | 'desc' | null;
}

export interface Layui {
  $(element: HTMLElement): unknown;
  table: {
    render<Row>(settings: LayuiTable<Row>): unknown;
    reloadData(id: string, settings: { where?: object; page?: { curr: number } }): void;
    on(event: `sort(${string})`, handle: (event: SortEvent) => void): void;
    on(event: `tool(${string})`, handle: (event: { event: string; data: Cells }) => void): void;
  };
  layer: {
    open(settings: { type: 1; title: string; area: [string, string]; content: unknown; end?(): void }): number;
  };
  util: { escape(text: string): string };
}

declare global {
  interface Window {
    layui: Layui & { use(ready: () => void): void };
  }
}

/** Loads it as the classic script that it is: bundled, its jQuery would take the page for a CommonJS module. */
export async function loadLayui(): Promise<Layui> {
  const script = Object.assign(document.createElement('script'), { src: url });
  document.head.append(script);
  await new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = reject;
  });
  await new Promise<void>((resolve) => window.layui.use(resolve));
  return window.layui;
}

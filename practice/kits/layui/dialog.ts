/** A ticket in a layer: a table of labels and values, below it 流转记录 and 附件 as tabs. */
import { type Fact, FLOW_COLUMNS, facts } from '../../web/facts.ts';
import type { DetailView } from '../../web/http.ts';
import { element } from './element.ts';
import type { Layui } from './layui.ts';

export function openDialog({ $, layer, table }: Layui, ticket: DetailView): void {
  const flow = element('table');
  const content = element(
    'div',
    '',
    factTable(facts(ticket)),
    tabs([
      ['流转记录', flow],
      ['附件', fileTable(ticket)],
    ]),
  );
  content.style.padding = '16px';
  document.body.append(content);
  layer.open({
    type: 1,
    title: '工单详情',
    area: ['960px', '90%'],
    content: $(content),
    // The layer puts the content back where it was.
    end: () => content.remove(),
  });
  table.render({
    elem: flow,
    cols: [FLOW_COLUMNS.map(({ key, label, width }) => ({ field: key, title: label, minWidth: width }))],
    data: ticket.flow,
    limit: ticket.flow.length,
    size: 'sm',
  });
}

/** Two pairs a row; a long text, and a short one that is left alone before it, takes a row of its own. */
function factTable(all: readonly Fact[]): HTMLElement {
  const body = element('tbody');
  let alone: HTMLTableCellElement | undefined;
  for (const { label, value, control } of all) {
    const isLong = control === 'textarea';
    const cell = element('td', isLong ? 'long-text' : '', value || '—');
    if (alone && !isLong) {
      alone.colSpan = 1;
      alone.after(element('th', '', label), cell);
      alone = undefined;
    } else {
      cell.colSpan = 3;
      body.append(element('tr', '', element('th', '', label), cell));
      alone = isLong ? undefined : cell;
    }
  }
  const widths = ['140', '', '140', ''].map((width) => Object.assign(element('col'), { width }));
  return element('table', 'layui-table', element('colgroup', '', ...widths), body);
}

function tabs(panes: readonly [title: string, content: HTMLElement][]): HTMLElement {
  const titles = panes.map(([title], i) => element('li', i === 0 ? 'layui-this' : '', title));
  const items = panes.map(([, content], i) => element('div', `layui-tab-item${i === 0 ? ' layui-show' : ''}`, content));
  return element(
    'div',
    'layui-tab layui-tab-brief',
    element('ul', 'layui-tab-title', ...titles),
    element('div', 'layui-tab-content', ...items),
  );
}

function fileTable({ attachments }: DetailView): HTMLElement {
  const row = (tag: 'th' | 'td', ...cells: (Node | string)[]) =>
    element('tr', '', ...cells.map((cell) => element(tag, '', cell)));
  const rows = attachments.map(({ caption, src }, i) => {
    const link = Object.assign(element('a', 'layui-font-blue', '查看'), { href: src, target: '_blank' });
    return row('td', String(i + 1), caption, link);
  });
  const none = Object.assign(element('td', '', '暂无附件'), { colSpan: 3 });
  return element(
    'table',
    'layui-table',
    element('thead', '', row('th', '序号', '附件名称', '操作')),
    element('tbody', '', ...(rows.length > 0 ? rows : [element('tr', '', none)])),
  );
}

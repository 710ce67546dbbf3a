/** The datagrid's pager: links that load the page anew. */
import { escapeHtml } from '../http/escape.ts';

/** Rows a page that can be chosen. */
export const PAGE_SIZES = [15, 30, 50, 100] as const;

/** @param link address of a page in a size */
export function pager(page: number, size: number, total: number, link: (page: number, size: number) => string): string {
  const pages = Math.max(1, Math.ceil(total / size));
  const button = (icon: string, label: string, to: number) =>
    to < 1 || to > pages || to === page
      ? `<span class="l-btn l-btn-plain l-btn-disabled" title="${label}">${icon}</span>`
      : `<a class="l-btn l-btn-plain" title="${label}" href="${escapeHtml(link(to, size))}">${icon}</a>`;
  const sizes = PAGE_SIZES.map(
    (n) => `<option value="${escapeHtml(link(1, n))}"${n === size ? ' selected="selected"' : ''}>${n}</option>`,
  ).join('');
  const first = total === 0 ? 0 : (page - 1) * size + 1;
  return `<div class="datagrid-pager pagination"><table cellspacing="0" cellpadding="0" border="0"><tbody><tr>
<td><select class="pagination-page-list" onchange="location.href=this.value">${sizes}</select></td>
<td>${button('«', '首页', 1)}</td><td>${button('‹', '上一页', page - 1)}</td>
<td><span style="padding:0 6px">第 ${page} 页，共 ${pages} 页</span></td>
<td>${button('›', '下一页', page + 1)}</td><td>${button('»', '尾页', pages)}</td>
</tr></tbody></table><div class="pagination-info">显示 ${first} 到 ${Math.min(page * size, total)} 条，共 ${total} 条记录</div></div>`;
}

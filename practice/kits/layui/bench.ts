/** One large table. */
import { COLUMNS } from '../../web/columns.ts';
import { fetchBench, type RowView } from '../../web/http.ts';
import { numberParam } from '../../web/params.ts';
import { element } from './element.ts';
import type { Layui } from './layui.ts';

export async function showBench({ table }: Layui, page: HTMLElement): Promise<void> {
  const place = element('table');
  page.className = 'page';
  page.dataset.ready = 'false';
  page.append(place);
  const data = await fetchBench(numberParam('rows', 1000));
  table.render<RowView>({
    elem: place,
    cols: [COLUMNS.map(({ key, label }) => ({ field: key, title: label }))],
    data,
    limit: data.length,
    size: 'sm',
    done: () => {
      page.dataset.ready = 'true';
    },
  });
}

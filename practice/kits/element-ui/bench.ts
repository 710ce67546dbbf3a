/** One large table. */
import Vue from 'vue2';
import { COLUMNS } from '../../web/columns.ts';
import { fetchBench, type RowView } from '../../web/http.ts';
import { numberParam } from '../../web/params.ts';

export const Bench = Vue.extend({
  data: () => ({ columns: COLUMNS, rows: [] as RowView[], ready: false }),
  async mounted() {
    this.rows = await fetchBench(numberParam('rows', 1000));
    await this.$nextTick();
    this.ready = true;
  },
  template: `
    <div class="page" :data-ready="String(ready)">
      <el-table :data="rows" border size="small">
        <el-table-column v-for="{ key, label } in columns" :key="key" :prop="key" :label="label" />
      </el-table>
    </div>`,
});

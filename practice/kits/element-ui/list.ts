/** The open tickets under a header of two rows, with the kit's fixed columns, which it renders three times over. */
import Vue from 'vue2';
import { COLUMNS } from '../../web/columns.ts';
import { fetchTickets, type RowView } from '../../web/http.ts';
import { TicketDrawer } from './drawer.ts';
import { StatusTag } from './tag.ts';

const group = (label: string, keys: readonly string[]) => ({
  label,
  columns: COLUMNS.filter(({ key }) => keys.includes(key)),
});

const GROUPS = [
  group('诉求信息', ['title', 'kind', 'category', 'channel']),
  group('诉求人信息', ['citizenName', 'citizenPhone']),
  group('办理时限', ['unit', 'receivedAt', 'assignedAt', 'dueAt']),
];

interface SortChange {
  prop: string | null;
  order: string | null;
}

export const TicketList = Vue.extend({
  components: { StatusTag, TicketDrawer },
  data: () => ({
    groups: GROUPS,
    rows: [] as RowView[],
    total: 0,
    loading: false,
    page: 1,
    size: 20,
    sort: '',
    order: '',
    shown: '',
  }),
  mounted() {
    void this.load();
  },
  methods: {
    async load() {
      const { page, size, sort, order } = this;
      this.loading = true;
      const { rows, total } = await fetchTickets({ view: 'todo', page, size, sort, order });
      Object.assign(this, { rows, total, loading: false });
    },
    turn(page: number) {
      this.page = page;
      void this.load();
    },
    sortBy({ prop, order }: SortChange) {
      Object.assign(this, { sort: order ? prop : '', order: order ?? '' });
      void this.load();
    },
    indexOf(index: number) {
      return (this.page - 1) * this.size + index + 1;
    },
  },
  template: `
    <div class="page">
      <h2>待办工单</h2>
      <el-table :data="rows" v-loading="loading" row-key="ticketNo" height="640" border stripe @sort-change="sortBy">
        <el-table-column type="selection" width="45" fixed="left" align="center" />
        <el-table-column type="index" label="序号" width="55" fixed="left" align="center" :index="indexOf" />
        <el-table-column prop="ticketNo" label="工单编号" width="140" fixed="left" sortable="custom" />
        <el-table-column v-for="{ label, columns } in groups" :key="label" :label="label" align="center">
          <el-table-column
            v-for="{ key, label, width, sortable } in columns"
            :key="key"
            :prop="key"
            :label="label"
            :width="width"
            :sortable="sortable ? 'custom' : false"
            show-overflow-tooltip
          />
        </el-table-column>
        <el-table-column label="工单状态" width="100" fixed="right" align="center">
          <template slot-scope="{ row }"><status-tag :status="row.status" /></template>
        </el-table-column>
        <el-table-column label="操作" width="80" fixed="right" align="center">
          <template slot-scope="{ row }">
            <el-button type="text" size="small" @click="shown = row.ticketNo">详情</el-button>
          </template>
        </el-table-column>
      </el-table>
      <el-pagination
        class="pager"
        background
        layout="total, prev, pager, next, jumper"
        :current-page="page"
        :page-size="size"
        :total="total"
        @current-change="turn"
      />
      <ticket-drawer v-if="shown" :key="shown" :no="shown" @close="shown = ''" />
    </div>`,
});

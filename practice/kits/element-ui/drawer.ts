/** A ticket in a drawer: a list of descriptions, below it 流转记录 and 附件 as tabs. */
import Vue from 'vue2';
import { type Fact, FLOW_COLUMNS, facts } from '../../web/facts.ts';
import { type DetailView, fetchTicket } from '../../web/http.ts';
import { StatusTag } from './tag.ts';

export const TicketDrawer = Vue.extend({
  components: { StatusTag },
  props: { no: { type: String, required: true } },
  data: () => ({ flowColumns: FLOW_COLUMNS, open: true, tab: 'flow', ticket: undefined as DetailView | undefined }),
  computed: {
    facts(): Fact[] {
      return this.ticket ? facts(this.ticket) : [];
    },
  },
  async mounted() {
    this.ticket = await fetchTicket(this.no);
  },
  template: `
    <el-drawer title="工单详情" size="62%" :visible.sync="open" append-to-body @closed="$emit('close')">
      <div v-if="ticket" style="padding: 0 20px 20px">
        <el-descriptions :column="2" border size="small" :label-style="{ width: '120px' }">
          <el-descriptions-item
            v-for="{ label, value, control } in facts"
            :key="label"
            :label="label"
            :span="control === 'textarea' ? 2 : 1"
          >
            <status-tag v-if="label === '工单状态'" :status="value" />
            <div v-else :class="{ 'long-text': control === 'textarea' }">{{ value || '—' }}</div>
          </el-descriptions-item>
        </el-descriptions>
        <el-tabs v-model="tab" style="margin-top: 12px">
          <el-tab-pane label="流转记录" name="flow">
            <el-table :data="ticket.flow" border size="mini">
              <el-table-column v-for="{ key, label, width } in flowColumns" :key="key" :prop="key" :label="label" :min-width="width" />
            </el-table>
          </el-tab-pane>
          <el-tab-pane label="附件" name="files">
            <el-table :data="ticket.attachments" border size="mini" empty-text="暂无附件">
              <el-table-column type="index" label="序号" width="60" />
              <el-table-column prop="caption" label="附件名称" />
              <el-table-column label="操作" width="80">
                <template slot-scope="{ row }"><a :href="row.src" target="_blank">查看</a></template>
              </el-table-column>
            </el-table>
          </el-tab-pane>
        </el-tabs>
      </div>
    </el-drawer>`,
});

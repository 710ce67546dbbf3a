/** 1,000 rows of 12 columns in each kit: reading them, beside the bare text of their cells. */
import type { BenchEntry } from './entry.ts';
import { NOW_MS, openList } from './practice-list.ts';

/** Runs before those that count: a content script reads the same list all day. */
const WARM_UP = 12;

const KITS = ['element-plus', 'element-ui', 'ant-design-vue', 'layui', 'vxe-table', 'easyui'];

export const readList: BenchEntry[] = KITS.map((kit) => ({
  name: `read-list-${kit}`,
  unit: 'ms',
  reference: 'floor',
  runs: 31,
  async prepare() {
    const lab = await openList(kit);
    const ours = () => lab.call('readAll', NOW_MS);
    const theirs = () => lab.call('readTexts');
    for (let i = 0; i < WARM_UP; i++) {
      await ours();
      await theirs();
    }
    return { ours, theirs, close: lab.close };
  },
}));

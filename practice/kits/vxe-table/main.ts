/** Starts the face by vxe-table, with its sister package for pager, drawer and form. */
import { createApp } from 'vue';
import VxeUI from 'vxe-pc-ui';
import zhCN from 'vxe-pc-ui/lib/language/zh-CN';
import VxeUITable from 'vxe-table';
import 'vxe-pc-ui/lib/style.css';
import 'vxe-table/lib/style.css';
import { pageName } from '../../web/params.ts';
import Bench from './Bench.vue';
import TicketList from './TicketList.vue';
import Virtual from './Virtual.vue';
import '../../web/kit.css';

const PAGES: Readonly<Record<string, typeof Bench>> = { bench: Bench, virtual: Virtual };

VxeUI.setI18n('zh-CN', zhCN);
VxeUI.setLanguage('zh-CN');
createApp(PAGES[pageName()] ?? TicketList)
  .use(VxeUI)
  .use(VxeUITable)
  .mount('#app');

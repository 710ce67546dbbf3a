/** Starts the face by Ant Design Vue. */
import Antd from 'ant-design-vue';
import { createApp } from 'vue';
import 'ant-design-vue/dist/reset.css';
import { pageName } from '../../web/params.ts';
import Bench from './Bench.vue';
import TicketList from './TicketList.vue';
import '../../web/kit.css';

createApp(pageName() === 'bench' ? Bench : TicketList)
  .use(Antd)
  .mount('#app');

/** Starts the face by Element UI on Vue 2. */
import ElementUI from 'element-ui';
import Vue from 'vue2';
import 'element-ui/lib/theme-chalk/index.css';
import { pageName } from '../../web/params.ts';
import { Bench } from './bench.ts';
import { TicketList } from './list.ts';
import '../../web/kit.css';

Vue.use(ElementUI, { size: 'small' });
new Vue({ render: (h) => h(pageName() === 'bench' ? Bench : TicketList) }).$mount('#app');

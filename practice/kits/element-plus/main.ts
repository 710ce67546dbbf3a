/** Starts the pages of Element Plus that the modern face has not. */
import ElementPlus from 'element-plus';
import zhCn from 'element-plus/es/locale/lang/zh-cn';
import { createApp } from 'vue';
import 'element-plus/dist/index.css';
import { pageName } from '../../web/params.ts';
import Storm from './Storm.vue';
import Virtual from './Virtual.vue';
import '../../web/kit.css';

createApp(pageName() === 'storm' ? Storm : Virtual)
  .use(ElementPlus, { locale: zhCn })
  .mount('#app');

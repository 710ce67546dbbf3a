/** Starts the face by layui. */
import 'layui/dist/css/layui.css';
import { pageName } from '../../web/params.ts';
import { showBench } from './bench.ts';
import { loadLayui } from './layui.ts';
import { showList } from './list.ts';
import '../../web/kit.css';

const page = document.querySelector<HTMLElement>('#app');
if (page) await (pageName() === 'bench' ? showBench : showList)(await loadLayui(), page);

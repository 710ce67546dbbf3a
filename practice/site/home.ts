/** The start page: links to both faces, notices and figures, no tickets. */

import { html } from '../http/reply.ts';
import { get, open, type Route } from '../http/router.ts';
import { NOTICES } from './notices.ts';

const PAGE = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>云溪区政务服务便民热线</title>
<style>
body{font:14px/1.8 "Microsoft YaHei","Noto Sans CJK SC",sans-serif;margin:0;background:#f3f5f8;color:#333}
header{background:#b8281d;color:#fff;padding:22px 12%;font-size:24px}
main{padding:24px 12%;display:grid;grid-template-columns:2fr 1fr;gap:24px}
section{background:#fff;border:1px solid #e1e4ea;padding:12px 20px;margin-bottom:16px}
h2{font-size:16px;border-bottom:2px solid #b8281d;display:inline-block;margin:4px 0 8px}
.entry{display:block;padding:14px;margin:8px 0;background:#f0f4ff;color:#1a4b9c;text-decoration:none}
</style></head><body>
<header>云溪区 12345 政务服务便民热线（练习环境）</header>
<main><div>
<section><h2>通知公告</h2><ul>${NOTICES.map(({ title, date }) => `<li>${title}（${date}）</li>`).join('')}</ul></section>
<section><h2>热线数据</h2><p>上月全区共受理群众诉求 1,036 件，办结 1,018 件，办结率 98.26%，群众满意率 93.5%。</p>
<p>诉求量前三位的类别：人力资源和社会保障、住房与城乡建设、城市管理。</p></section>
</div><section><h2>系统入口</h2>
<a class="entry" href="/modern/">工单办理平台（新版）</a>
<a class="entry" href="/legacy/">工单办理系统（旧版）</a>
<p>页面内容均为虚构数据，仅供练习。</p></section></main></body></html>`;

export const homeRoutes: readonly Route[] = [open(get('/', () => html(PAGE)))];

/** Sign-in, the framed portal, its menu and its welcome page. */
import { escapeHtml } from '../http/escape.ts';
import type { Reply } from '../http/reply.ts';
import { NOTICES } from '../site/notices.ts';
import { page } from './page.ts';

const SYSTEM = '12345政府服务热线工单办理系统';
const ENTRIES = [
  ['/legacy/todo', '待办工单'],
  ['/legacy/done', '已办工单'],
  ['/legacy/returned', '退件工单'],
  ['/legacy/welcome', '通知公告'],
] as const;

export function signInPage(failed: boolean): Reply {
  return page(
    `${SYSTEM} 登录`,
    'sign-in',
    `<form method="post" action="/signin"><h1>${SYSTEM}</h1>${failed ? '<p class="error">账号或密码错误！</p>' : ''}
<input type="hidden" name="face" value="legacy" />
<table align="center" cellpadding="6"><tr><td>账号：</td><td><input type="text" name="username" /></td></tr>
<tr><td>密码：</td><td><input type="password" name="password" /></td></tr>
<tr><td></td><td><input type="submit" class="btn" value="登 录" /></td></tr></table></form>`,
  );
}

export function portalPage(user: string): Reply {
  return page(
    SYSTEM,
    'portal',
    `<div class="banner"><b>${SYSTEM}</b><span>欢迎您：${escapeHtml(user)}　<a href="/signout">退出系统</a></span></div>
<iframe class="left" name="menu" src="/legacy/menu" frameborder="0"></iframe>
<iframe class="main" name="main" src="/legacy/todo" frameborder="0"></iframe>`,
  );
}

export function menuPage(): Reply {
  const items = ENTRIES.map(([href, name]) => `<li><a href="${href}" target="main">${name}</a></li>`).join('');
  return page('菜单', 'menu', `<div class="menu-title">热线工单</div><ul>${items}</ul>`);
}

export function welcomePage(): Reply {
  const rows = NOTICES.map(({ title, date, text }) => `<dt>${title}（${date}）</dt><dd>${text}</dd>`).join('');
  return page('通知公告', 'list-page', `<div class="position">当前位置：通知公告</div><dl>${rows}</dl>`);
}

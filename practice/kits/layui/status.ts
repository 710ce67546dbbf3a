/** A status as one of layui's badges. */
import type { Layui } from './layui.ts';

const COLORS: Readonly<Record<string, string>> = {
  待签收: 'layui-bg-orange',
  待处置: 'layui-bg-blue',
  待审: 'layui-bg-gray',
  督办: '',
  重办: '',
  已办结: 'layui-bg-green',
  已退回: 'layui-bg-gray',
};

/** HTML of a row's status. */
export function badge({ util }: Layui): (row: { status: string }) => string {
  return ({ status }) => `<span class="layui-badge ${COLORS[status] ?? ''}">${util.escape(status)}</span>`;
}

import { describe, expect, it } from 'vitest';
import { type Naming, roleOf, saysCurrent, saysDisabled } from './controls.ts';

const named = (naming: Partial<Naming>): Naming => ({ text: '', titles: [], classes: [], rel: '', ...naming });

describe('roles of a pager’s controls', () => {
  it.each([
    ['Element Plus', { titles: ['下一页'], classes: ['btn-next'] }],
    ['Element Plus in English', { titles: ['Go to next page'], classes: ['btn-next'] }],
    ['Element UI', { classes: ['btn-next', 'el-icon', 'el-icon-arrow-right'] }],
    ['Ant Design', { titles: ['下一页'], classes: ['ant-pagination-next'] }],
    ['layui', { text: '下一页', classes: ['layui-laypage-next'] }],
    ['layui with an icon font', { text: '\ue602', classes: ['layui-laypage-next'] }],
    ['vxe-table', { classes: ['vxe-pager--next-btn'] }],
    ['EasyUI', { classes: ['l-btn-icon', 'pagination-next'] }],
    ['jqGrid', { classes: ['ui-icon', 'ui-icon-seek-next'] }],
    ['bootstrap', { text: '›', titles: ['Next'] }],
    ['a rel', { rel: 'next' }],
    ['a word with an arrow', { text: '下一页 »' }],
    ['an arrow', { text: '>' }],
  ])('next: %s', (_, naming) => expect(roleOf(named(naming))).toBe('next'));

  it.each([
    ['the next step', { text: '下一步', classes: ['btn-next'] }],
    ['the next ticket', { text: '下一条', classes: ['next'] }],
    ['an arrow to the next ticket', { text: '›', titles: ['下一条'], classes: ['next'] }],
    ['the next letter', { text: '下一封', titles: ['下一封'] }],
    ['deleting', { text: '删除', classes: ['next'] }],
    ['a calendar', { classes: ['el-picker-panel__icon-btn', 'calendar-next-month'] }],
    ['tabs', { classes: ['el-tabs__nav-next'] }],
    ['a carousel', { classes: ['carousel-control-next'] }],
    ['many pages on', { classes: ['more', 'btn-quicknext'] }],
    ['page zero', { text: '0' }],
    ['a size', { text: '20条/页' }],
  ])('none: %s', (_, naming) => expect(roleOf(named(naming))).toBeUndefined());

  it('tells the others', () => {
    expect(roleOf(named({ text: '12' }))).toEqual({ page: 12 });
    expect(roleOf(named({ text: '»' }))).toBe('further');
    expect(roleOf(named({ text: '»', titles: ['尾页'] }))).toBe('last');
    expect(roleOf(named({ text: '»', titles: ['下一页'] }))).toBe('next');
    expect(roleOf(named({ text: '首页' }))).toBe('first');
    expect(roleOf(named({ text: '...' }))).toBe('jump');
    expect(roleOf(named({ classes: ['ant-pagination-jump-next'] }))).toBe('jump');
    expect(roleOf(named({ classes: ['ui-icon-seek-end'] }))).toBe('last');
  });

  it('tells states by class', () => {
    for (const name of [
      'l-btn-disabled',
      'layui-disabled',
      'ui-state-disabled',
      'is--disabled',
      'ant-pagination-disabled',
    ])
      expect(saysDisabled([name])).toBe(true);
    for (const name of ['is-active', 'layui-laypage-curr', 'ant-pagination-item-active', 'current'])
      expect(saysCurrent([name])).toBe(true);
    expect(saysDisabled(['btn-next'])).toBe(false);
  });
});

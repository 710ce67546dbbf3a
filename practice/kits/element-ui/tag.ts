/** A status in its colour. */
import Vue from 'vue2';

const TYPES: Readonly<Record<string, string>> = {
  待签收: 'warning',
  待处置: '',
  待审: 'info',
  督办: 'danger',
  重办: 'danger',
  已办结: 'success',
  已退回: 'info',
};

export const StatusTag = Vue.extend({
  props: { status: { type: String, required: true } },
  data: () => ({ types: TYPES }),
  template: '<el-tag :type="types[status]" size="mini" effect="plain">{{ status }}</el-tag>',
});

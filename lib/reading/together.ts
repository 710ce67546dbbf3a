/** What lists and details of one page say of the same ticket, put together. */
import { FIELD_NAMES, type Observation } from '../ticket/model.ts';
import type { Found } from './rows.ts';
import type { Warning } from './warnings.ts';

/** One entry a ticket: where list and detail show the same one, the detail's values fill and refine the row's. */
export function unique(found: readonly Found[], warnings: Warning[]): Found[] {
  const byNumber = new Map<string, Found>();
  for (const each of found) {
    const { ticketNo } = each.observation;
    const before = byNumber.get(ticketNo);
    if (!before) byNumber.set(ticketNo, each);
    else if (each.source === 'detail' || agree(before.observation, each.observation))
      byNumber.set(ticketNo, {
        ...before,
        anchors: [...before.anchors, ...each.anchors],
        observation: { ...before.observation, ...each.observation },
        inferred: { ...before.inferred, ...each.inferred },
      });
    else if (before.source === 'list' && differ(before.observation, each.observation))
      warnings.push({ code: 'number-twice', ticketNo });
  }
  return [...byNumber.values()];
}

/** Whether two lists say nothing different of a ticket: then each may say what the other does not. */
function agree(a: Observation, b: Observation): boolean {
  return FIELD_NAMES.every((field) => a[field] === undefined || b[field] === undefined || a[field] === b[field]);
}

function differ(a: Observation, b: Observation): boolean {
  return FIELD_NAMES.some((field) => a[field] !== b[field]);
}

/** What is inferred is so in the whole column: said once. */
export function once(warnings: readonly Warning[]): Warning[] {
  const said = new Set<string>();
  return warnings.flatMap((warning) => {
    const { code, label } = warning;
    if (code !== 'year-inferred' && code !== 'limit-inferred') return [warning];
    const key = `${code} ${label}`;
    if (said.has(key)) return [];
    said.add(key);
    return [{ code, ...(label ? { label } : {}) }];
  });
}

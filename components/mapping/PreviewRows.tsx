import type { Preview, PreviewRow, PreviewValue } from '../../lib/mapping/model.ts';
import type { ReadField } from '../../lib/ticket/model.ts';
import { type Words, words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';

/** The first records as they would be stored: a field a line, a record a column; what cannot be read says why. */
export function PreviewRows({ preview }: { preview: Preview }) {
  const { fields, rows, refusal } = preview;
  if (refusal) {
    return (
      <p class="note trouble" role="status">
        {say(words(`mapping_refusal_${refusal.replaceAll('-', '_')}`))}
      </p>
    );
  }
  return (
    <table class="preview">
      <thead>
        <tr>
          <th scope="col">{say(words('mapping_head_preview'))}</th>
          {rows.map((row, i) => (
            <th scope="col" key={row.row ?? i}>
              {row.row === undefined ? say(words('mapping_this_page')) : say(words('mapping_row', row.row))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field}>
            <th scope="row">{say(words(`field_${field}`))}</th>
            {rows.map((row, i) => (
              <Value key={row.row ?? i} row={row} field={field} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ row, field }: { row: PreviewRow; field: ReadField }) {
  const value = row.values[field];
  if (!value || (value.value === undefined && !value.problem)) return <td class="absent">—</td>;
  if (value.problem) {
    return (
      <td class="unread" title={value.printed}>
        {value.printed}
        <span class="why">{say(whyUnread(value.problem))}</span>
      </td>
    );
  }
  return <td title={value.value}>{spoken(value)}</td>;
}

/** A time without the marks of its machine form. */
function spoken({ value = '' }: PreviewValue): string {
  const time = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}):(\d{2})\+08:00$/.exec(value);
  if (!time) return value;
  return `${time[1]} ${time[2]}${time[3] === '00' ? '' : `:${time[3]}`}`;
}

/** Reasons that have words of their own; any other is told as not fitting. */
const REASONS = new Set([
  'not a time',
  'relative time',
  'no such day',
  'several times',
  'not a phone number',
  'not a text',
]);

function whyUnread({ code, detail = '' }: NonNullable<PreviewValue['problem']>): Words {
  if (code === 'row-without-number') return words('reason_no_number');
  return words(REASONS.has(detail) ? `reason_${detail.replaceAll(' ', '_')}` : 'reason_unfit');
}

import { browser } from 'wxt/browser';
import { saidOf } from '../lib/clocks/view.ts';
import type { Line } from '../lib/protocol/own.ts';
import { say } from './say.ts';

/** Tickets as lines: number, clock, title; a click opens the ticket where its address is known, else its site. */
export function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <ul class="tickets">
      {lines.map(({ site, ticketNo, title, url, view }) => (
        <li key={`${site} ${ticketNo}`}>
          <button type="button" title={title} onClick={() => void browser.tabs.create({ url: url ?? site })}>
            <span class="no">{ticketNo}</span>
            <span class={`clock ${view.urgency}`}>{saidOf(view, say)}</span>
            <span class="title">{title ?? '—'}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Small web sites of a test's own, on loopback: a page of HTML under an origin. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Sites {
  /** Serves a page, or what is made of each request's address. @returns its address */
  serve(html: string | ((url: URL) => string)): string;
  close(): Promise<void>;
}

export async function startSites(): Promise<Sites> {
  const pages: ((url: URL) => string)[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const page = pages[Number(url.pathname.slice(1))];
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page && `<!doctype html><meta charset="utf-8">${page(url)}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    serve: (html) => `http://127.0.0.1:${port}/${pages.push(typeof html === 'string' ? () => html : html) - 1}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A plain list of tickets, as the smallest platform prints it. */
export function listPage(tickets: readonly { ticketNo: string; title: string; dueAt: string }[]): string {
  const rows = tickets.map(
    ({ ticketNo, title, dueAt }) => `<tr><td>${ticketNo}</td><td>${title}</td><td>张女士</td><td>${dueAt}</td></tr>`,
  );
  return `<table border="1"><thead><tr><th>工单编号</th><th>标题</th><th>诉求人</th><th>办结期限</th></tr></thead>
<tbody>${rows.join('')}</tbody></table>`;
}

/** The frame that every page of the old system has, in either encoding. */
import { html, type Reply } from '../http/reply.ts';
import { encodeGbk } from './gbk.ts';

const DOCTYPE =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" ' +
  '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">';

/** A whole document. @param body HTML, already escaped */
function documentOf(title: string, charset: string, bodyClass: string, body: string): string {
  return `${DOCTYPE}
<html xmlns="http://www.w3.org/1999/xhtml"><head>
<meta http-equiv="Content-Type" content="text/html; charset=${charset}" />
<title>${title}</title><link rel="icon" href="data:," />
<link rel="stylesheet" type="text/css" href="/legacy/static/legacy.css" />
<link rel="stylesheet" type="text/css" href="/legacy/static/datagrid.css" />
<script type="text/javascript" src="/legacy/static/datagrid.js"></script>
</head><body class="${bodyClass}">${body}</body></html>`;
}

export function page(title: string, bodyClass: string, body: string): Reply {
  return html(documentOf(title, 'utf-8', bodyClass, body));
}

/** As some old pages still are: GBK bytes under the name gb2312. */
export function gbkPage(title: string, bodyClass: string, body: string): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=gb2312' },
    body: encodeGbk(documentOf(title, 'gb2312', bodyClass, body)),
  };
}

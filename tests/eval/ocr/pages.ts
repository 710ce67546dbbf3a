/** Thirty made-up pictures of evidence as pages to draw, with their text: call lists, chats, visit records, letters. */
import { seeded } from './random.ts';

/** What a picture goes through before it reaches the clerk. */
export interface Degrading {
  /** Degrees, clockwise. */
  rotate?: number;
  /** Of the size that it was drawn in. */
  scale?: number;
  /** Standard deviation, of 255. */
  noise?: number;
  /** 0 to 1. */
  jpeg?: number;
  /** Share of the contrast that is left, with light falling off to one side. */
  contrast?: number;
  /** Pixels. */
  blur?: number;
}

export interface EvidencePage {
  name: string;
  kind: 'call list' | 'chat' | 'visit record' | 'letter';
  html: string;
  /** CSS pixels. */
  width: number;
  density: number;
  lines: string[];
  degrading: Degrading;
  /** Of the call or visit that it proves; the picture was taken at `NOW`. */
  truth: { phone?: string; at?: string; seconds?: number; reached?: boolean };
}

/** The instant at which the pictures were taken. */
export const NOW = '2026-11-24T10:00:00+08:00';

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const STREETS = ['沿湖路', '云港路', '长江大道', '洗马塘路', '胜利沟路', '文桥大街'];
const MATTERS = [
  ['路灯不亮', '今晚会安排人员更换灯具'],
  ['下水道堵塞', '疏通队明天上午到现场处理'],
  ['占道经营影响通行', '执法队员已劝离并将加强巡查'],
  ['楼道堆放杂物', '物业三日内清理完毕'],
  ['夜间施工噪声', '已约谈施工单位，晚十点后停工'],
  ['医保缴费未到账', '系统核对后已补登记'],
] as const;

type Random = ReturnType<typeof seeded>;
const phoneOf = (random: Random) =>
  `1${random.pick(['38', '59', '77', '86', '30', '52'])}${String(random.int(0, 99_999_999)).padStart(8, '0')}`;
const two = (value: number) => String(value).padStart(2, '0');
const spaced = (phone: string) => phone.replace(/^(\d{3})(\d{4})/, '$1 $2 ');

const screen = (body: string, dark: boolean) => `<style>
body { margin: 0; font: 16px/1.5 "Noto Sans CJK SC", sans-serif; background: ${dark ? '#111' : '#f4f4f6'}; color: ${dark ? '#eee' : '#111'}; }
.row { display: flex; justify-content: space-between; align-items: center; padding: 10px 16px; background: ${dark ? '#1c1c1e' : '#fff'}; border-bottom: 1px solid ${dark ? '#333' : '#e6e6e6'}; }
.small { font-size: 13px; color: ${dark ? '#999' : '#777'}; } .missed { color: #e5484d; }
h3 { margin: 0; padding: 12px 16px; font-size: 18px; } .time { text-align: center; font-size: 12px; color: #888; padding: 8px; }
.said { display: flex; padding: 6px 12px; } .said p { margin: 0; max-width: 250px; padding: 8px 12px; border-radius: 6px; background: ${dark ? '#2c2c2e' : '#fff'}; }
.said.own { justify-content: flex-end; } .said.own p { background: ${dark ? '#2f6b34' : '#95ec69'}; color: #111; }
</style>${body}`;

interface Drawn {
  html: string;
  lines: string[];
  truth: EvidencePage['truth'];
}

/** A phone's list of calls. */
function calls(random: Random, style: number): Drawn {
  const phone = phoneOf(random);
  const months = [11, 11, 11, 10];
  const rows = Array.from({ length: 6 }, (_, i) => {
    const isOurs = i === 1;
    const missed = isOurs ? style % 3 === 2 : random.int(0, 3) === 0;
    const seconds = missed ? 0 : random.int(12, 400);
    const day = 22 - i * 2;
    const at = { month: months[i % 4] ?? 11, day, hour: random.int(8, 18), minute: random.int(0, 59) };
    return { phone: isOurs ? phone : phoneOf(random), missed, seconds, at };
  });
  const lines = ['最近通话'];
  const body = rows.map(({ phone: number, missed, seconds, at }) => {
    const shown = style === 1 ? spaced(number) : number;
    const clock = `${two(at.hour)}:${two(at.minute)}`;
    const when =
      style === 0
        ? `${at.month}月${at.day}日 ${clock}`
        : style === 1
          ? `${at.month}-${two(at.day)} ${clock}`
          : `2026/${at.month}/${at.day} ${clock}`;
    const span = seconds >= 60 ? `${Math.floor(seconds / 60)}分${seconds % 60}秒` : `${seconds}秒`;
    const how = missed
      ? '未接通'
      : style === 2
        ? `呼出 ${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`
        : `呼出 ${span}`;
    lines.push(shown, `${when} ${how}`);
    return `<div class="row"><div><div class="${missed ? 'missed' : ''}">${shown}</div><div class="small">${when} ${how}</div></div></div>`;
  });
  const ours = rows[1];
  const at =
    ours && `2026-${two(ours.at.month)}-${two(ours.at.day)}T${two(ours.at.hour)}:${two(ours.at.minute)}:00+08:00`;
  return {
    html: `<h3>最近通话</h3>${body.join('')}`,
    lines,
    truth: {
      phone,
      ...(at ? { at } : {}),
      reached: !ours?.missed,
      ...(ours && !ours.missed ? { seconds: ours.seconds } : {}),
    },
  };
}

/** A conversation with the citizen. */
function chat(random: Random, style: number): Drawn {
  const name = `${random.pick(SURNAMES)}${random.pick(['女士', '先生', '师傅'])}`;
  const [matter, measure] = random.pick(MATTERS);
  const street = random.pick(STREETS);
  const hour = random.int(8, 17);
  const minute = random.int(0, 57);
  const time =
    style === 0
      ? `昨天 ${two(hour)}:${two(minute)}`
      : style === 1
        ? `11月21日 ${two(hour)}:${two(minute)}`
        : `2026年11月20日 ${two(hour)}:${two(minute)}`;
  const day = style === 0 ? '2026-11-23' : style === 1 ? '2026-11-21' : '2026-11-20';
  const said: [boolean, string][] = [
    [true, `${name}您好，我是街道办工作人员，联系您反映的${street}${random.int(1, 99)}号${matter}一事。`],
    [false, `对，就是这里，已经有${random.int(2, 9)}天了。`],
    [true, `${measure}，处理完再告诉您。`],
    [false, '好的，谢谢，辛苦了。'],
  ];
  const bubble = ([isOwn, text]: [boolean, string]) => `<div class="said ${isOwn ? 'own' : ''}"><p>${text}</p></div>`;
  return {
    html: `<h3 style="text-align:center">${name}</h3><div class="time">${time}</div>${said.map(bubble).join('')}`,
    lines: [name, time, ...said.map(([, text]) => text)],
    truth: { at: `${day}T${two(hour)}:${two(minute)}:00+08:00`, reached: true },
  };
}

const paper = (body: string) => `<style>
body { margin: 0; padding: 60px 70px; background: #fff; color: #111; font: 21px/1.9 "Noto Serif CJK SC", serif; }
h1 { text-align: center; font-size: 28px; } p { margin: 0; text-indent: 2em; } .end { text-align: right; }
table { border-collapse: collapse; width: 100%; font-size: 19px; } td { border: 1px solid #333; padding: 4px 10px; } td:first-child { width: 110px; }
</style>${body}`;

/** A record of a visit to the citizen, as a form. */
function visit(random: Random): Drawn {
  const phone = phoneOf(random);
  const name = `${random.pick(SURNAMES)}某`;
  const [matter, measure] = random.pick(MATTERS);
  const day = random.int(10, 23);
  const hour = random.int(9, 17);
  const rows = [
    ['走访时间', `2026年11月${day}日${hour}时${two(random.int(0, 59))}分`],
    ['走访对象', name],
    ['联系电话', phone],
    ['走访地点', `${random.pick(STREETS)}${random.int(1, 99)}号`],
    ['走访情况', `当面核实${matter}的情况，${measure}，对方表示满意。`],
  ] as const;
  const minute = /(\d\d)分/.exec(rows[0][1])?.[1] ?? '00';
  return {
    html: paper(
      `<h1>走访记录</h1><table>${rows.map(([label, text]) => `<tr><td>${label}</td><td>${text}</td></tr>`).join('')}</table>`,
    ),
    lines: ['走访记录', ...rows.map(([label, text]) => `${label}${text}`)],
    truth: { phone, at: `2026-11-${day}T${two(hour)}:${minute}:00+08:00`, reached: true },
  };
}

/** A letter of a citizen. */
function letter(random: Random): Drawn {
  const phone = phoneOf(random);
  const name = `${random.pick(SURNAMES)}小${random.pick([...'红明华平芳'])}`;
  const [matter] = random.pick(MATTERS);
  const street = random.pick(STREETS);
  const lines = [
    '关于请求处理有关问题的来信',
    '区长信箱：',
    `我是${street}${random.int(1, 99)}号的住户。近一个月来，我们这里${matter}的情况一直没有解决，老人和孩子出行很不方便。`,
    `此前曾向社区反映过${random.int(2, 4)}次，均答复正在协调，至今没有结果。恳请有关部门到现场看一看，尽快拿出办法。`,
    `联系人：${name}，电话：${phone}`,
    `2026年11月${random.int(2, 18)}日`,
  ];
  const [title = '', ...rest] = lines;
  return {
    html: paper(
      `<h1>${title}</h1>${rest.map((text, i) => `<p class="${i > 3 ? 'end' : ''}" ${i === 0 ? 'style="text-indent:0"' : ''}>${text}</p>`).join('')}`,
    ),
    lines,
    truth: { phone },
  };
}

/** Screenshots reach the clerk as they are, shrunk by a chat program, or photographed off another screen. */
const SCREENS: Degrading[] = [
  {},
  { jpeg: 0.5 },
  { scale: 0.5, jpeg: 0.6 },
  { rotate: 1.5, noise: 8, jpeg: 0.6 },
  { rotate: -3, blur: 0.8, contrast: 0.6, jpeg: 0.7 },
];
/** Paper is scanned askew or photographed in poor light. */
const PAPERS: Degrading[] = [
  {},
  { rotate: 1, jpeg: 0.6 },
  { rotate: -2.5, noise: 14, jpeg: 0.5 },
  { contrast: 0.45, noise: 10, jpeg: 0.6 },
  { rotate: 4, contrast: 0.6, blur: 0.7, noise: 8, jpeg: 0.6 },
];

/** The pictures; the same for the same seed. */
export function evidencePages(seed: number): EvidencePage[] {
  const random = seeded(seed);
  const pages: EvidencePage[] = [];
  const add = (kind: EvidencePage['kind'], drawn: Drawn, at: Omit<EvidencePage, 'name' | 'kind' | keyof Drawn>) =>
    pages.push({ name: `${kind} ${pages.filter((page) => page.kind === kind).length + 1}`, kind, ...drawn, ...at });
  const degradingOf = (list: Degrading[], i: number) => list[i % list.length] ?? {};
  for (let i = 0; i < 10; i++) {
    const drawn = calls(random, i % 3);
    add(
      'call list',
      { ...drawn, html: screen(drawn.html, i >= 7) },
      { width: 375, density: [3, 3, 3, 1, 3, 2, 3, 1.5, 3, 3][i] ?? 3, degrading: degradingOf(SCREENS, i) },
    );
  }
  for (let i = 0; i < 10; i++) {
    const drawn = chat(random, i % 3);
    add(
      'chat',
      { ...drawn, html: screen(drawn.html, i >= 8) },
      { width: 375, density: [2, 2, 2, 1, 2, 2, 3, 1.5, 2, 2][i] ?? 2, degrading: degradingOf(SCREENS, i) },
    );
  }
  for (let i = 0; i < 5; i++)
    add('visit record', visit(random), { width: 794, density: 1.6, degrading: degradingOf(PAPERS, i) });
  for (let i = 0; i < 5; i++)
    add('letter', letter(random), { width: 794, density: 1.6, degrading: degradingOf(PAPERS, i) });
  return pages;
}

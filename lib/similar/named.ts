/** Places that a text names: estates, villages, schools, communities, roads. For tickets from lists that print no address. */

/** From the finest to the roughest: an estate in common says more than the road on which both lie. */
const KINDS = ['estate', 'village', 'school', 'community', 'road'] as const;
type Kind = (typeof KINDS)[number];
export type Named = Partial<Record<Kind, readonly string[]>>;

/** The kind of a place, said behind its name; what it is part of makes it another word (村民, 路面, 城管). */
const ENDINGS: Record<Kind, RegExp> = {
  estate:
    /(?:家园|花园|花苑|苑|公寓|新村|城)?小区|家园|花园|花苑|苑|公寓|城(?![区市管乡镇建投里中东西南北际郊关墙门下])/g,
  village: /(?<!新)村(?![民里上庄干级医镇霸名内道口])/g,
  school: /学校|小学|中学|幼儿园/g,
  community: /社区/g,
  road: /(?:大道|大街)|路(?![灯面人程由基政障牙况费过])/g,
};
/** Characters that belong to the sentence, not to a name: before it, and those that leave none where they end it. */
const LOOSE = '我你他她它们本该此这那各每某全整的个在是住到从和与及等于为对向把被让请因由将要老旧条段';
/** What looks like a name and is everybody's: 老旧小区, 附近小区, 城中村, 水泥路. */
const ANYBODYS: Partial<Record<Kind, RegExp>> = {
  estate:
    /(?:住宅|居民|附近|周边|周围|旁边|隔壁|对面|安置|回迁|城市|同一|其他|别的|其它|部分|有些|大型|高档|新建|封闭|美好|共同|建设|投诉|反映|咨询|举报|关于|业主|物业|停止|进入|占用|利用|影响|破坏|改造|整治)$|[小后心前进县商古省新都京皇影书]$/,
  village: /(?:农|乡|山|行政|自然|城中|进|出|回|贫困|示范)$/,
  school: /(?:附近|周边|旁边|培训|民办|公办|孩子|小孩|子女|中|小|大)$/,
  community: /(?:所在|街道|附近|智慧|辖区|我们|属地|反映|投诉)$/,
  road: /[道马公小泥铁线电网管走修铺过带上下出堵占村石新土油主辅岔头之家半沿回问引绕顺支一二三两几环]$/,
};
/** Characters of a name by which it is known, counted from its end: where it begins, no text says. */
const KNOWN_BY = 2;

/** @returns for each kind of place the ends of the names that a text gives */
export function namedIn(text: string): Named {
  const plain = text.normalize('NFKC');
  const named: Partial<Record<Kind, string[]>> = {};
  for (const kind of KINDS) {
    const names = new Set<string>();
    for (const { index } of plain.matchAll(ENDINGS[kind])) {
      const before = /[\u3400-\u9fff]*$/.exec(plain.slice(Math.max(0, index - 6), index))?.[0] ?? '';
      const name = [...before]
        .slice(-KNOWN_BY)
        .join('')
        .replace(new RegExp(`^[${LOOSE}]+`), '');
      const isNobodys = name === '' || LOOSE.includes(name.at(-1) ?? '') || ANYBODYS[kind]?.test(before);
      if (!isNobodys) names.add(name);
    }
    if (names.size > 0) named[kind] = [...names];
  }
  return named;
}

/**
 * Whether two texts name other places: of the finest kind that both name, they have none in common. Where one names an
 * estate and the other only a road, nothing is known.
 */
export function namesApart(a: Named, b: Named): boolean {
  for (const kind of KINDS) {
    const [own, others] = [a[kind], b[kind]];
    if (own && others) return !own.some((name) => others.some((other) => name.endsWith(other) || other.endsWith(name)));
  }
  return false;
}

/** Of whom a number speaks. */
import { nameIn } from './vocabulary.ts';

/** The whole hotline, the mailboxes, or a unit, a channel, a kind of tickets by its name. */
export type Subject = 'hotline' | 'mailbox' | { unit: string };

/** 来电来信 is what any channel takes in. */
const MAILBOX = /信箱|信件|(?<!来电)来信(?!来电)/;
const BOX = /[省市县区州镇乡局]长信箱|书记信箱/g;
const AREA = /[全我本][省市县区州旗镇乡局]|[全我本]街道|[我本]单位|(?<![一-龥])(?:街道|管委会|[镇乡])(?=共)/;
const UNIT =
  /[一-龥A-Za-z0-9]{1,14}?(?:局|委|镇|乡|街道|办事处|公司|中心|集团|医院|大队|管委会|园区|开发区|委办)(?![一-龥]{0,6}(?:分别|各))/;

export const isSame = (a: Subject, b: Subject): boolean =>
  typeof a === 'string' || typeof b === 'string' ? a === b : a.unit === b.unit;

/** The unit that a clause without a number speaks of, if any. */
export const unitIn = (clause: string): string => nameIn(UNIT.exec(clause.replace(AREA, ''))?.[0] ?? '');

/** Reads the subjects of one bulletin, which speaks of one area: its 全县 is the whole, another's 全市 is not. */
export function subjectReader(text: string) {
  const area = AREA.exec(text)?.[0] ?? '';
  const kindOf = (word: string) => word.replace(/^[全我本]/, '');
  const boxes = new Set(text.match(BOX));
  return {
    /** What a segment speaks of that names nobody. */
    wholeOf(segment: string, heading: string, before: Subject | undefined): Subject {
      const named = new Set(segment.match(BOX));
      const [box] = named;
      if (/热线/.test(segment)) return 'hotline';
      if (boxes.size > 1 && named.size === 1 && box && !heading.includes(box)) return { unit: box };
      if (MAILBOX.test(segment)) return 'mailbox';
      if (before) return before;
      return MAILBOX.test(heading) && !/热线/.test(heading) ? 'mailbox' : 'hotline';
    },
    /** In a segment of both the hotline and the mailboxes, the one that a clause names. */
    channelOf(clause: string, segment: string): Subject | undefined {
      if (!/热线/.test(segment) || !MAILBOX.test(segment)) return undefined;
      const [isHotline, isMailbox] = [/热线/.test(clause), MAILBOX.test(clause)];
      if (isHotline === isMailbox) return undefined;
      return isMailbox ? 'mailbox' : { unit: '热线' };
    },
    /** 市12345热线 in a county's bulletin: another hotline than its own. */
    isAbove: (clause: string): boolean => {
      const owner = /([省市县区州])(?:政府)?(?:12345|热线|平台)/.exec(clause)?.[1];
      return owner !== undefined && area !== '' && kindOf(area) !== owner;
    },
    /** The clause without the words for the whole area; another area's name stays. */
    withoutArea(clause: string): { rest: string; isWhole: boolean } {
      const found = AREA.exec(clause)?.[0];
      if (!found || kindOf(found) !== kindOf(area)) return { rest: clause, isWhole: /12345|热线/.test(clause) };
      return { rest: clause.replace(found, ''), isWhole: true };
    },
  };
}
export type SubjectReader = ReturnType<typeof subjectReader>;

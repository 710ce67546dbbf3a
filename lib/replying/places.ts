/** The clauses of a reply with what stands around them, read for whom they speak of. */
import type { Clause } from './clauses.ts';
import { fold } from './fold.ts';
import { namesIn, readHim, readNames, readSpeakers } from './naming.ts';
import { isOfFamily, isOfGroup, namesCitizen } from './people.ts';

/** A clause with its neighbours in the sentence; names of the citizen, and a group's speakers, are read as 诉求人. */
export interface Place {
  /** Without remarks in brackets, which part an act from its object. */
  text: string;
  /** With them. */
  whole: string;
  /** The end of what stands before it in its sentence. */
  before: string;
  /** The clause behind it in its sentence. */
  after: string;
  isQuoted: boolean;
  /** The letter was written in the name of many. */
  isGroup: boolean;
  /** The letter is about somebody of the writer's family. */
  isFamily: boolean;
  /** The reply names the citizen nowhere: 用户, 户主 may be the one. */
  isUnnamed: boolean;
  /** 当事人 is the one who broke a rule here, not the citizen. */
  isAccused: boolean;
}

/** Characters of the sentence before a clause that are looked at: a sentence without an end stays cheap. */
const REACH = 120;
/** A remark in brackets. */
const ASIDE = /[（(][^（）()]{0,40}[）)]/g;
const ACCUSED =
  /当事人.{0,12}(?:违法|违规|处罚|立案|拆除|整改|行为|罚款|批评|教育|扣押)|(?:处罚|责令|要求|告诫|教育)(?:了)?(?:该)?当事人|被(?:举报|投诉)当事人|当事人(?:不得|接受调查)/;

/** @param text the reply @param question the letter that it answers, which says in whose name it was written */
export function placesOf(clauses: readonly Clause[], text: string, question: string): Place[] {
  const names = namesIn(question, text);
  const isGroup = isOfGroup(question);
  const isFamily = isOfFamily(question);
  const isUnnamed = !namesCitizen(names.reduce((seen, name) => seen.replaceAll(name, '诉求人'), fold(text)));
  const isAccused = ACCUSED.test(text);
  const seen = clauses.map((clause) => {
    const own = readNames(clause.text, names);
    return isGroup ? readSpeakers(own) : own;
  });
  let before = '';
  let earlier = '';
  return clauses.map(({ sentence, isQuoted }, i) => {
    if (sentence !== clauses[i - 1]?.sentence) before = '';
    const whole = readHim(seen[i] as string, earlier);
    const place = {
      text: whole.replace(ASIDE, ''),
      whole,
      before,
      after: clauses[i + 1]?.sentence === sentence ? (seen[i + 1] as string) : '',
      isQuoted,
      isGroup,
      isFamily,
      isUnnamed,
      isAccused,
    };
    before = `${before}，${place.text}`.slice(-REACH);
    earlier = `${earlier}，${place.text}`.slice(-REACH);
    return place;
  });
}

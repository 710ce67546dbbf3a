/** The clerk's own words in a reply: whole clauses, or nothing. */
import { calledInReply } from './line/people.ts';

/** A telephone or identity number, whole or masked: never in a text that others read. */
const NUMBER = /\d[\d*＊ -]{5,}\d|\d{3}[*＊]{2,}/;
/** What makes a clause: somebody says, asks, does something. */
const VERB =
  /说|称|表示|反映|反馈|咨询|询问|要求|希望|认为|建议|感谢|理解|同意|接受|认可|告知|答复|解释|核实|了解|沟通|协商|确认|投诉|道歉|承诺|催|已|正在|将|会|需|未|没|不|是|有|在|要|请|完成|修|装|清理|整改|处理|解决|安排|查|约|派|拆|停|换/;
/** It hangs on another clause that is not there. */
const DEPENDENT =
  /^(?:由于|因为?|如果?|若|的|和|与|及|于|并且?|但是?|而|或|等|以及|虽然?|当|则|所以|因此)|(?:的|和|与|及|或|于|由|因|对|把|被|给|向|将)$/;
/** The citizen is the one who does it. */
const CITIZENS =
  /^(?:再次|又|也|仍|还)?(?:说|称|表示|反映|反馈|咨询|询问|要求|希望|认为|建议|感谢|理解|同意|接受|认可|不理解|不同意|不接受|不认可|不配合|催|投诉)/;

/**
 * @param said what was said, as the contact log has it
 * @param citizenName as the ticket's page prints it: a whole name does not go out
 * @returns clauses that can stand in a sentence, the first of a speech without its speaker
 */
export function clausesInReply(said: string | undefined, citizenName: string | undefined): string[] {
  const name = citizenName?.trim() ?? '';
  return (said ?? '')
    .split(/[\s，,。;；!！]+/)
    .filter((clause) => isClause(clause) && !/[?？]/.test(clause))
    .map((clause) => (name.length > 1 ? clause.replaceAll(name, calledInReply(undefined, name)) : clause));
}

/** Whether a clause is what the citizen says or asks, so that it wants a speaker. */
export const isSpeech = (clause: string): boolean => CITIZENS.test(clause);

const isClause = (clause: string) =>
  /[一-龥]{3}/.test(clause) && !NUMBER.test(clause) && VERB.test(clause) && !DEPENDENT.test(clause);

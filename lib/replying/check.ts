/** Checking a reply against the points of a proper one, before it is sent. */
import type { Draft, Found, PointName, PointResult, Points } from './model.ts';
import { DEFAULT_POINTS, POINTS } from './model.ts';
import { answers } from './points/answers.ts';
import { boilerplate } from './points/boilerplate.ts';
import { contacted } from './points/contacted.ts';
import { finding } from './points/finding.ts';
import { forwarding } from './points/forwarding.ts';
import { length } from './points/length.ts';
import { measure } from './points/measure.ts';
import { others } from './points/others.ts';
import { policy } from './points/policy.ts';
import { section } from './points/section.ts';
import { signed } from './points/signed.ts';
import { told } from './points/told.ts';
import { unsolved } from './points/unsolved.ts';
import { type Reading, readReply } from './reading.ts';

const JUDGES: Record<PointName, (reading: Reading) => Found> = {
  contacted,
  told,
  answers,
  finding,
  measure,
  policy,
  unsolved,
  section,
  signed,
  boilerplate,
  forwarding,
  others,
  length,
};

export interface Checked {
  reading: Reading;
  /** Every point that is not off, in their order. */
  points: PointResult[];
}

/**
 * Checks a reply.
 * @param draft the reply as it stands, with its letter, the page's fields and the contact log
 * @param strictness how strictly the office takes each point
 */
export function checkReply(draft: Draft, strictness: Points = DEFAULT_POINTS): Checked {
  const reading = readReply(draft);
  const points = POINTS.filter((point) => strictness[point] !== 'off').map((point) => ({
    point,
    strictness: strictness[point],
    ...JUDGES[point](reading),
  }));
  return { reading, points };
}

/** 同意, 已阅, 请城建办办理: what a head writes into such a box is no reply. */
export const isInstruction = (text: string): boolean =>
  /^(?:同意|已阅|阅|拟同意|知悉|已审|不同意|请[^，。]{1,16}(?:办理|阅处|阅办|落实|牵头))[。！,，]?[^，。]{0,8}$/.test(
    text.trim(),
  );

/** The points for whose sake a reply should not be sent yet. */
export const openRequired = (points: readonly PointResult[]): PointResult[] =>
  points.filter(({ state, strictness }) => state === 'open' && strictness === 'required');

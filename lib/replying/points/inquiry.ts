import type { Draft } from '../model.ts';

/** Whether the matter only asks, proposes or praises: there is nothing to look into and nothing to put right. */
export const isInquiry = ({ kind }: Draft): boolean => kind !== undefined && /咨询|建议|表扬|感谢/.test(kind);

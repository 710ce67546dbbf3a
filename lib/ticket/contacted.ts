/** What a page's field for the contact says: 是否联系, 联系情况. */

/** 是, 已联系; not 是否联系, 已拨打未接通, 已多次联系未果. */
export const saysContacted = (text: string): boolean =>
  /^(?:是|已)/.test(text.trim()) && !/[否未无]|不上|不通|空号/.test(text);

/** 否, 未联系. */
export const saysNotContacted = (text: string): boolean => /^(?:否|未)/.test(text.trim());

/** 未联系上, 已拨打未接通: it was tried. */
export const saysTried = (text: string): boolean =>
  /未联系上|联系不上|未接|无人接|未果|打不通|关机|停机|空号|拒接/.test(text);

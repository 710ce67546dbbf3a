/** Other ways to write the same words: traditional characters, full-width letters and figures. */

/** The traditional characters of the words that replies are judged by, each before its simplified one. */
const PAIRS =
  '聯联繫系絡络電电話话訴诉來来們们復复覆复處处實实調调說说釋释門门訪访無无號号碼码開开關关機机見见與与將将會会請请聽听網网當当該该問问題题諮咨詢询現现場场據据規规條条歸归辦办結结滿满認认進进轉转報报舉举達达時时間间後后經经過过對对為为區区縣县鎮镇鄉乡隊队員员長长導导責责負负業业務务單单協协溝沟約约談谈個个從从應应記记錄录細细謝谢親亲給给於于並并總总確确屬属嚴严審审驗验續续繼继構构劃划設设計计檢检測测質质罰罚決决產产權权歡欢撥拨線线熱热聲声資资議议論论讓让還还這这裡里幾几麼么誰谁嗎吗樣样爾尔動动員员專专項项類类據据許许禁禁執执備备減减補补貼贴費费發发佈布頒颁稱称講讲詳详盡尽儘尽漸渐遞递維维護护監监憑凭證证據据舊旧衛卫環环靜静車车輛辆電电燈灯樓楼廣广場场邊边內内導导飛飞納纳級级練练習习學学校校師师醫医療疗藥药險险養养戶户籍籍簽签讀读寫写書书圖图畫画張张歲岁戰战團团體体營营強强';

const FOLDED = new Map<number, string>();
for (let i = 0; i + 1 < PAIRS.length; i += 2) FOLDED.set(PAIRS.charCodeAt(i), PAIRS[i + 1] as string);
/** Full-width figures and letters. */
for (let code = 0xff10; code <= 0xff5a; code++) {
  const half = String.fromCharCode(code - 0xfee0);
  if (/[0-9A-Za-z]/.test(half)) FOLDED.set(code, half);
}
FOLDED.set('妳'.charCodeAt(0), '你');

const ANY = new RegExp(`[${[...FOLDED.keys()].map((code) => String.fromCharCode(code)).join('')}]`, 'g');

/** @returns the text in simplified characters and half-width figures; as long as before, so that places stay true */
export function fold(text: string): string {
  return text.replace(ANY, (character) => FOLDED.get(character.charCodeAt(0)) ?? character);
}

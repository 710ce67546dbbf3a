/** Whether a few characters of recognised text look like what a person is called. */

const COMPOUND = '欧阳|司马|上官|诸葛|皇甫|尉迟|公孙|令狐|慕容|司徒|夏侯|端木|东方|南宫';
/** Surnames of nineteen people in twenty. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝';
const TITLE =
  '先生|女士|小姐|老师|师傅|大姐|大哥|大爷|大妈|大娘|大伯|大叔|阿姨|叔叔|婆婆|爷爷|奶奶|同志|医生|总|姐|哥|嫂|姨|叔|伯|爹';

/** 王女士, 欧阳师傅, 老李, 刘某, 张*华. */
const ADDRESSED = new RegExp(
  `^(?:(?:${COMPOUND}|[${SURNAMES}])(?:${TITLE}|某{1,2}|[*＊xX]{1,2}[\\u4e00-\\u9fff]?)|[老小][${SURNAMES}])$`,
);
const NAMED = new RegExp(`^(?:(?:${COMPOUND})[\\u4e00-\\u9fff]{1,2}|[${SURNAMES}][\\u4e00-\\u9fff某]{1,2})$`);
/** Whom a record names by kinship. */
const KIN = /^(?:家属|家人|父亲|母亲|父母|丈夫|妻子|儿子|女儿)$/;

/** A surname with a form of address, wherever it stands: 王女士. */
export const isAddressed = (text: string): boolean => ADDRESSED.test(text);

/** What may stand behind a label that asks for a person: a form of address, a whole name, kinship. */
export const isPerson = (text: string): boolean => ADDRESSED.test(text) || NAMED.test(text) || KIN.test(text);

/** Who is spoken of in a reply: the citizen, the unit's own people, somebody else. As patterns over folded text. */

/** Words for the one who raised the matter. */
const ROLE =
  '诉求人|投诉人员?|反映人|信访人|举报人|来信人|来电人|来访人|留言人|发[帖贴][人者]|咨询人|求助人|报料人|提问人|申诉人|上访人|申请人|投诉者|举报者|反映者|诉求者|咨询者|信访者|投诉当事人|信访群众|诉求群众|来信群众|来电群众|来电市民|来信市民|该市民|该网友|该群众|该用户|当事人(?![一-龥]{2,3}(?:沟通|联系|协商|核实))|网友本人|诉求方|投诉方|来电者|来信者|写信人|反应人|楼主';
const RELATIVE =
  '本人|家属|家人|父亲|母亲|父母|爸爸|妈妈|哥哥|弟弟|姐姐|妹妹|爱人|丈夫|妻子|老公|老婆|儿子|女儿|亲属|代理人|委托人|代表';

/** The citizen, with a relative where one stands behind. */
export const CITIZEN = `(?:(?:您|你|网友|网民|${ROLE})(?:们|方|家里?)?(?:的?(?:${RELATIVE}))?)`;
/** Those who speak for a group that wrote together. */
export const GROUP =
  '(?:(?:业主|居民|村民|住户|群众|职工|员工|家长|商户|经营户|学生|购房户|拆迁户)们?代表|业委会|业主委员会|诉求人代表|业主们?|家长们?)';

const NAMED =
  /(?:本人|我叫|我名叫?|我是|姓名[:：]?|[举投信反]\s*[报诉访映]\s*人[:：])([一-龥]{2,3})(?=[，,。；、:：（(\s]|身份|住|家住|男|女|系|是)/g;
const CALLED =
  /(?:信访人|来信人|投诉人|举报人|反映人|诉求人|申诉人|发[帖贴]人)(?:[^，。]{0,8}业主)?([一-龥]{2,3})(?=[，,。、（(：:]|一家|本人|反映|所|的|为|系)/g;
const NO_NAME =
  /我们|本人|一名|一个|一位|业主|居民|村民|市民|反映|投诉|举报|信访|群众|学生|家长|农民|老师|职工|的|是|在|于|来信|所|已|向|对|为|有/;

/** Names by which a letter and its reply call the citizen. */
export function namesIn(question: string, reply: string): string[] {
  const found = [...question.matchAll(NAMED), ...reply.matchAll(CALLED)].map(([, name]) => name as string);
  return [...new Set(found)].filter((name) => !NO_NAME.test(name)).slice(0, 6);
}
/** Somebody of the unit itself. */
export const STAFF =
  '(?:工作人员|办案人员|执法人员|经办人员?|承办人员?|民警|干警|干部|网格员|专干|科长|股长|所长|站长|局长|镇长|书记|主任|队长|负责同志|相关人员|专人|同志|我[局办镇委所街院中站大支公校区县市司会部队厅]|本[局办镇院])';
/** Somebody who is neither: told, warned or asked, and not the citizen. */
export const THIRD =
  '(?:开发商|物业|村委会|村支两委|居委会|社区居委|业委会|产权人|负责人|老板|店主|经营者|经营户|商家|商户|施工方|施工单位|建设单位|项目部|企业|公司|车主|房东|业主方|房主|户主|邻居|邻里|对方|当地|居民|群众|村民|住户|家长|学校|校方|医院|单位|部门|领导|店家|厂家|厂方|责任人|嫌疑人|被投诉人|被举报人|被反映人|债务人|承包商|承包人|租赁人|租户|承租人|经理|摊主|司机|驾驶员|供应商|运营商|银行)';

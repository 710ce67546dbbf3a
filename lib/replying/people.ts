/** Who is spoken of in a reply: the citizen, the unit's own people, somebody else. As patterns over folded text. */

/** Words for the one who raised the matter. */
const ROLE =
  '诉求人|诉求者|报警人|报修人|受害人|投诉人员?|反映人员?|信访人|举报人|来信人|来电人|来访人|来访者|来访群众|留言人|发[帖贴][人者]|咨询人|求助人|报料人|提问人|申诉人|上访人|投诉者|举报者|反映者|诉求者|咨询者|信访者|投诉当事人|(?:信访|诉求|来信|来电|投诉|反映|求助|留言|发帖)(?:群众|市民|网友|居民|村民|业主|客户|用户|家长|学员|商户|企业|单位|老师|同志|旅客|乘客|消费者)|(?:反映|投诉|举报|咨询|提出)(?:该|此|这一|相关|有关)?(?:问题|此事|情况|诉求)的(?:几位|多位|那位)?(?:群众|市民|网友|居民|村民|业主|客户|用户|家长|学员|商户)|该(?:市民|网友|群众|用户|业主|客户|学员|旅客|乘客|同学|生家长|家长|消费者|同志|患者|来信人|户主)|当事人(?![一-龥]{2,3}(?:沟通|联系|协商|核实))|网友本人|诉求方|投诉方|来电者|来信者|写信人|反应人|楼主|信友|(?<!广大|周边|全体|众|其他|让|为|便|各位|名)市民(?=沟通|联系|进行|取得|本人|表示|说明|解释|反馈|核实|告知|$)';
const RELATIVE =
  '本人|家属|家人|父亲|母亲|父母|爸爸|妈妈|哥哥|弟弟|姐姐|妹妹|爱人|丈夫|妻子|老公|老婆|儿子|女儿|亲属|代理人|委托人|代表';

/** The citizen, with a relative where one stands behind. */
export const CITIZEN = `(?:(?<!被)(?:您|你|网友|网民|${ROLE})(?:们|方|家里?)?(?:的?(?:${RELATIVE}))?)`;

/** The citizen, spoken of and not to. */
export const SPOKEN_OF = CITIZEN.replace('您|你|', '');
const SOMEBODY = new RegExp(CITIZEN);
/** Whether the citizen is named. */
export const namesCitizen = (text: string): boolean => SOMEBODY.test(text);

/** What those who write together are. */
export const CLASS = '业主|居民|村民|家长|住户|商户|职工|员工|教师|老师|购房者|客户|学员|群众|车主|农户|户主';
const OF_GROUP = new RegExp(
  `我们(?:是|作为|都是|这些|[^，。]{0,12}(?:${CLASS}))|我们?[^，。]{0,8}全体|全体(?:${CLASS})(?:反映|敬上|\\s*(?:\\d|二)|$|们|诚|恳|请|跪|叩)|(?:${CLASS})们|(?:${CLASS})(?:代表)?(?:敬上|呈上|泣)|本会|我小区|我们(?:小区|村|组|校|班|单位)|^[^\\n]{0,24}(?:${CLASS})(?:坚决|集体|联名|强烈|请求|请愿|恳请|的(?:投诉|建议|请愿|心声))`,
  'm',
);
const OF_ONE =
  /(?:^|[。，,：:\s])(?:本人(?![^，。]{0,6}代表)|我叫|我要反映|我购买)|我是[^，。]{0,16}(?:一[名个位]|业主(?!代表))|一名(?:普通)?(?:业主|居民|村民|市民|家长)/;
const TITLED_GROUP = new RegExp(`^[^\\n]{0,24}(?:${CLASS})们?(?:坚决|集体|联名|强烈|请求|请愿)`);

/** Whether a letter speaks for more than the one who wrote it. */
export const isOfGroup = (question: string): boolean =>
  OF_GROUP.test(question) && (!OF_ONE.test(question.slice(0, 400)) || TITLED_GROUP.test(question));

const OF_FAMILY =
  /我的?(?:父亲|母亲|爸|妈|父母|爱人|丈夫|妻子|老公|老婆|儿子|女儿|小孩|孩子|哥|弟|姐|妹|爷爷|奶奶|外公|外婆|亲人|家人|叔|舅|岳)|(?:本人|自己|家里?)(?:的)?(?:父亲|母亲|儿子|女儿|小孩|孩子)|(?:学生|孩子)家长|家属|(?:孩子|小孩|女儿|儿子)(?:在|上|读|今年|的|到|被)/;
/** Whether a letter is about somebody of the writer's family. */
export const isOfFamily = (question: string): boolean => OF_FAMILY.test(question);

/** Somebody of the unit itself. */
export const STAFF =
  '(?:工作人员|办案人员|执法人员|经办人员?|承办人员?|民警|干警|干部|网格员|专干|科长|股长|所长|站长|局长|镇长|书记|主任|队长|负责同志|相关人员|专人|同志|我[局办镇委所街院中站大支公校区县市司会部队厅]|本[局办镇院])';
/** Somebody who is neither: told, warned or asked, and not the citizen. */
export const THIRD =
  '(?:开发商|物业|村委会|村支两委|居委会|社区居委|业委会|产权人|负责人|老板|店主|经营者|经营户|商家|商户|施工方|施工单位|建设单位|项目部|企业|公司|车主|房东|业主方|房主|户主|邻居|邻里|对方|当地|居民|群众|村民|住户|家长|学校|校方|医院|单位|部门|领导|店家|厂家|厂方|责任人|嫌疑人|被投诉人|被举报人|被反映人|债务人|承包商|承包人|租赁人|租户|承租人|经理|学员|教练员?|客户|用户|摊主|司机|驾驶员|供应商|运营商|银行)';

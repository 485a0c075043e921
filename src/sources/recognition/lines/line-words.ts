// Patterns of lines that are no record of a person, as DuckDB reads them too.

/** First words of the lines offices put under (or between) the rows. */
export const FOOTER =
  "^(合[ 　]*计|小[ 　]*计|总[ 　]*计|共[ 　]*计|累[ 　]*计|本页|总户数|总人数|[^0-9０-９]{0,4}笔数|总金额|总额|制表|填表|填报|经办|审核|复核|审批|负责人|单位|主管|分管|联系电话|联系人|日期|时间|盖章|签字|签名|说明|备注|注[:：]|以上|第.{1,4}页|共.{1,6}(页|人|户)|[（(]?(续表|续上表|接上页|转下页|续前表)|[^0-9０-９]{0,8}(负责人|经办人|审核人|审批人|制表人|填表人|填报人|复核人|领导|签字|签名|盖章)[^0-9０-９]{0,6}[:：]|[^0-9０-９]{1,20}(小|合|总|共)[ 　]*计[:：]?$|[^0-9０-９]{2,14}意见[:：]?$)";

/** A line between the rows that says whose rows follow: 甲乡, 东村：12人, 三组（8户）. */
export const HEADING =
  "^[^0-9０-９]{1,20}(乡|镇|村|社区|街道|办事处|居委会|村委会|[农林牧渔茶]场|管委会|管理区|开发区|园区|[0-9０-９一二三四五六七八九十]+组)[:：(（]?(共|计|合计)?[:：]?([0-9０-９]+(人|户|名))*[)）]?$";

/** The list's title between the rows, as a form prints it on each page. One that says who was taken off or refused is asked about. */
export const TITLE =
  "^[^停退取终注清死不拟核减]{0,40}(花名册|名册|名单|清册|台账|(明细|汇总|统计|登记|一览|情况|发放|公示|审批)表)([（(][^停退取终注清死不拟核减]{0,10}[)）])?$";

/** What such a title says of people who are not on the list, beside the characters above: these words have others with them that do not. */
export const NOT_ON_LIST =
  "未[^成]|暂|缓|否决|驳回|剔除|除名|撤销|脱保|失联|失踪|[迁转调](出|离|走)|外迁|迁[移往]|[去离逝过]世|亡|已?故|待(审|批|定|核|复|纳)";

/** The name of a group that those below it are of: 三、敬老院, （二）停保人员, 一组, 集中供养对象（12人）. */
export const GROUP =
  "^([(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．]|[(（][一二三四五六七八九十]{1,3}[)）]|[^0-9０-９]{1,20}(人员|对象|名单)[:：]?([(（]共?[0-9０-９户人,，]+[)）])?$|[0-9０-９一二三四五六七八九十]+[组队社]$|[A-DＡ-Ｄ]类$|(城市|农村|城镇)(低保|特困|五保)(户|对象)?$)";

/** Of which programme, and that somebody is off it: 城乡低保停发, 退出, 减员. What follows says what kind of list it is. */
export const STOPS =
  "(城乡|城市|农村|城镇)?(低保)?(对象|人员)?(停[保发]|退[保出]|减[保少员]|取消|终止|清退|核减|注销)";

/** A span of months names none of them. */
export const SPAN = /[-~—至到]\d{1,2}月|季度|全年|上半年|下半年/;

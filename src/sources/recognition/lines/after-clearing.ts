import { withoutComparing } from "./without-purpose.ts";

const PLACES = "(农村|城市|城镇|城乡|全[县区市乡镇])?";
const OF_PROGRAMME =
  "(低保|最低生活保障|特困|五保)(金|保障|供养|救助)*(人员|对象|户|家庭)?(花?名册|清册|台账|名单|明细表?)";
/** 停保后救助台账 may be of what was done for those who were stopped. */
const ROLL = "(人员|对象|保障对象)?(花?名册|清册)";
const CLEARED = "停[保发]|退[出保]|清退|核减|减员|取消|注销|剔除|清理";
/** Whom: 取消不符合条件人员后, 清理财政供养人员后. */
const WHOM = "[^()（），,。；;后]{0,12}";

/** 停保后花名册, 清退后低保名单: those who were taken off are not there, and what stays is the roll. */
const BEFORE_ROLL = new RegExp(
  `(${CLEARED})${WHOM}[以之]?后(?=的?(最新|现有|剩余|实有|保留)?(20\\d{2}年?[\\d.]*月?份?)?${PLACES}(${OF_PROGRAMME}|${ROLL}))`,
  "g",
);
/** 花名册（取消不符合条件人员后）, 花名册-清退后: the same behind it. */
const BEHIND_ROLL = new RegExp(
  `(?<=(花?名册|清册|台账|名单|明细表?|(?<!停保|退出|清退)(对象|人员)).{0,8})[(（]?[^()（）]{0,8}?(${CLEARED})${WHOM}[以之]?后(?=[)）]|[\\d.\\-_年月份]*$)[)）]?`,
  "g",
);

/** 停保后复保人员, 取消后重新纳入低保对象: those who were taken off and are back; 停保及复保人员 and 复保后停保 are not. */
const BACK_AGAIN = new RegExp(
  `(${CLEARED})${WHOM}?([以之]?后[已又再]?|[又再已])(?=(经[^()（）]{1,8})?(恢复|复保|重新(?!申|提[出交]|评|核)|再[次度](纳入|享受|审批|进入)|续保))`,
  "g",
);

/** 花名册（含停保人员）: who is there besides. */
const BESIDES = /[(（](包?含|包括)[^()（）]*[)）]/g;

/** A name of a list without what it says of those who are not there any more. */
export function withoutClearing(name: string): string {
  return name.replace(BEFORE_ROLL, "").replace(BEHIND_ROLL, "").replace(BACK_AGAIN, "");
}

/** What a list is of: also without those who are there besides, and whom it was compared with. */
export function ofWhom(name: string): string {
  return withoutComparing(withoutClearing(name)).replace(BESIDES, "");
}

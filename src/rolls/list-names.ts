/** What stands before those whom a list is of where it is of nobody of them, of others too, or of who is still looked into: 停保、死亡人员名单, （不含死亡人员）. */
const BEFORE = "(?<![未非无含除剔与和及或、,，核对比疑][^()（）]{0,2})";
/** 名单, 登记表, 信息统计表（1-10月）, 台账2019.10, or nothing more. */
const LIST =
  "(的?(基本|登记|统计|汇总|明细|信息|情况|花?名|数据)*(名单|[名清底]?册|登记|台[账帐]|表|库|信息|情况|明细|数据))?([(（][^()（）]*[)）])?[\\d年月日.至到截止底_-]*$";

/**
 * A name that says no more than that a list is of such people: 死亡人员名单, 2019年亡故人员登记表（1-10月）; not 死亡人员核查 or 死亡人员追缴名单.
 *
 * people: as the source of a pattern; alone: it is of nobody else, too.
 */
export function listCalled(people: string, { alone = true } = {}): RegExp {
  return new RegExp(`${alone ? BEFORE : ""}(?:${people})${LIST}`);
}

/** Headers of money, of whom else the rows name, and of what was found out or done: the people may be others, or on such a list for something else. */
export const OF_ANOTHER_MATTER =
  /金|费|元|账|卡|补|救|保障|低保|特困|五保|停|退|追|[发领]放?(?!现)|待遇|申[请报]|审[批核]|属|联系人|监护|子女|儿子|女儿|父|母|配偶|夫|妻|核|是否|结果|处理|状[态况]/;

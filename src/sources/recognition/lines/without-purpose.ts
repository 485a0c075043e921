const OFFICE = "(局|办|科|股|中心|公司|部门|站|残联)";
/** （医保参保用）, （住建局危房比对）, （保险公司）: what the list is given for, or whom to; 停用 and 公用 are no purpose, and （死亡比对） is what was found. */
const FOR_WHAT = new RegExp(
  `[(（][^()（）]{0,12}([^停公信费租占启禁弃](专|使)?用|(?<![死亡故疑][^()（）]{0,6})[比核]对|${OFFICE})[)）]`,
  "g",
);
/** （已与死亡人员比对）, （与死亡库比对）, （用于死亡比对）, （比对死亡、户籍后）: what was or is done to the list; of （比对出死亡） it was found. */
const COMPARED =
  /[(（]((?:已经?|[与和同]|用于|供)[^()（）出到中现疑]{0,14}[比核]对(?![出到中])[^()（）出到中现疑]{0,12}|经?[^()（）出到中现疑]{0,14}[比核]对[^()（）出到中现疑]{0,10}(后|过|无误))[)）]/g;
/** 低保对象-死亡比对后: the same without brackets. */
const COMPARED_LAST = /[-—_](已?[经与和同]?[^()（）出到中现疑]{0,10}[比核]对(后|过|无误))$/;
/** 低保人员名单-报保险公司. */
const SENT_TO = new RegExp(`[-—_](报送?|给|交|送)[^-—_()（）]{0,8}${OFFICE}$`, "g");
/** 医保局提供参保名单, 司法局工作人员提供服刑人员名单; who has not provided something is no office. */
const GIVEN_BY = new RegExp(`^[^()（）未不没拟]{0,14}${OFFICE}(工作人员|民警|干警)?提供的?(?=.)`);

/** （含家属电话）, （疑似除外）, （已剔除误报）, （疑点已核实）, （亲属上报）: who or what stands beside, is not there, is settled, or told of them. */
const BESIDES =
  /[(（](包?含|包括|附|不含|不包括|已?[剔删]除)[^()（）]*[)）]|[(（][^()（）]*(除外|已(经|全部)?(剔除|核实|排除|删除|查实)|上报|报送|提供)[)）]/g;

/** The name of a list without what it has beside those whom it is of, or has no more. */
export function withoutBesides(name: string): string {
  return withoutPurpose(name).replace(BESIDES, "");
}

/** The name of a list without what it was compared with. */
export function withoutComparing(name: string): string {
  return name.replace(COMPARED, "").replace(COMPARED_LAST, "");
}

/** The name of a list without what it was made for and who gave it: neither says of whom it is. */
export function withoutPurpose(name: string): string {
  return withoutComparing(name).replace(FOR_WHAT, "").replace(SENT_TO, "").replace(GIVEN_BY, "");
}

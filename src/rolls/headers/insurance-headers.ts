/**
 * 中文 of the columns that 人社 exports under the numbers of its own standard (社会保险业务指标体系, LB101), where nobody translated them.
 * Only those that a roll of ours may ask for: an unknown number stays a column that nobody reads.
 */
const NUMBERED: Readonly<Record<string, readonly string[]>> = {
  AAC002: ["身份证号"],
  AAC003: ["姓名"],
  AAC004: ["性别"],
  AAC006: ["出生日期"],
  AAC147: ["证件号码"],
  AAB004: ["单位名称"],
  AAB069: ["单位名称"],
  AAE002: ["费款所属期"],
  AAE003: ["费款所属期"],
  AAE006: ["住址"],
  AAE009: ["户名"],
  AAE010: ["银行账号"],
  AAE013: ["备注"],
  AAE030: ["开始日期"],
  AAE031: ["终止日期"],
  AAE041: ["开始年月"],
  AAE042: ["终止年月"],
};

/** 中文 of a column named by its number in 人社's standard; nothing for any other. */
export function ofInsuranceOffice(header: string): readonly string[] {
  return NUMBERED[header.trim().toUpperCase()] ?? [];
}

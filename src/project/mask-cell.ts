import { maskId, maskName, maskNumbers, maskPhone } from "./mask.ts";

const NAME_HEADER =
  /姓名|名字|户主|联系人|监护人|经办人|负责人|父亲|母亲|配偶|领取人|户名|申请人|法定代表/;
const PRIVATE_HEADER = /身份证|证件号|证号|账号|帐号|卡号|电话|手机|地址|住址/;

/**
 * One cell of a spreadsheet as a screen may show it: personal values struck out by what the column is, or,
 * in a column nobody knows, by what its header and the value look like.
 */
export function maskCell(written: string, field: string | undefined, header: string): string {
  const text = written.trim();
  if (text === "") return "";
  if (field === "id" || field?.endsWith("_id")) return maskId(text);
  if (field === "name" || field?.endsWith("_name")) return maskName(text);
  if (field === "phone") return maskPhone(text);
  if (field === "birth_on") return text.replace(/(\d{4}).*/s, "$1…");
  if (field === "address" || field === "account" || field === "bank_account") return "…";
  if (field === undefined && PRIVATE_HEADER.test(header)) return maskId(text);
  if (field === undefined && NAME_HEADER.test(header)) return maskName(text);
  return maskNumbers(text);
}

import { maskId, maskName, maskNumbers, maskPhone } from "./mask.ts";

const NAME_HEADER =
  /姓名|名字|户主|联系人|监护|经办|负责人|责任人|干部|父亲|母亲|配偶|领取|户名|申请人|法定代表|家长|家庭成员|家属|代领|代办|申报人|照料|照护|受托|协理|网格员|书记|(走访|核查|调查|填表|审核|填报|探访|包保|帮扶|开户|死亡|救助)[人者]员?/;
const PRIVATE_HEADER = /身份证|证件|证号|账号|帐号|卡号|折号|电话|手机|地址|住址/;
const ADDRESS = /地址|住址/;
/** Names among other signs: 张一平 138…, 张一平（子）. */
const WORDS = /\p{Script=Han}[\p{Script=Han}·]+/gu;

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
  if (field === undefined && PRIVATE_HEADER.test(header)) {
    const hasNames = text.search(WORDS) >= 0 && !ADDRESS.test(header);
    return hasNames ? maskNames(text) : maskId(text);
  }
  if (field === undefined && NAME_HEADER.test(header)) return maskNames(text);
  return maskNumbers(text);
}

/** Strike out whatever may be a name in a cell that names people, and numbers besides. */
export function maskNames(text: string): string {
  return maskNumbers(text.replace(WORDS, (word) => maskName(word)));
}

import { plainText } from "./plain-text.ts";

const STOP = "停[止发保享]?|取消|终止|退出|退保|注销|核减|清退";
const PLACE = "(农村|城市|城镇|城乡|享受)*";
/** 取消低保, 停低保转特困, 特困停发, 由低保转特困: whose stop it is. */
const SAID = new RegExp(
  `(?:${STOP})${PLACE}(?<of>低保|最低生活保障|特困|五保)|(?<before>低保|最低生活保障|特困|五保)(待遇)?已?(?:${STOP}|转(?=[为入]?(特困|五保|低保)))`,
);

/** The programme that a text says somebody was taken off, where it names one: who moved from 低保 to 特困 is on that. */
export function stoppedProgramme(written: string): "dibao" | "tekun" | undefined {
  const { of, before } = SAID.exec(plainText(written))?.groups ?? {};
  const named = of ?? before;
  if (named === undefined) return undefined;
  return /低/.test(named) ? "dibao" : "tekun";
}

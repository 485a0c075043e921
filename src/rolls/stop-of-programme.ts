import { plainText } from "./plain-text.ts";

const STOP = "停[止发保享]?|取消|终止|退出|退保|注销|核减|清退";
const PLACE = "(?:了|其|该户|其?家庭|对?其|享受|发放|农村|城市|城镇|城乡)*";
/** What of a programme is stopped: 低保金停发, 低保资格已被取消. */
const OF_IT = "(?:供养|救助|保障)?(?:金|费|待遇|资格)?(?:已|被|予以)*";
/** 取消低保, 停低保转特困, 特困停发, 由低保转特困: whose stop it is. */
const SAID = new RegExp(
  `(?:${STOP})${PLACE}(?<of>低保|最低生活保障|特困|五保)|(?<before>低保|最低生活保障|特困|五保)${OF_IT}(?:${STOP}|转(?=[为入]?(特困|五保|低保)))`,
);

/** The programme that a text says somebody was taken off, where it names one: who moved from 低保 to 特困 is on that. */
export function stoppedProgramme(written: string): "dibao" | "tekun" | undefined {
  const { of, before } = SAID.exec(plainText(written))?.groups ?? {};
  const named = of ?? before;
  if (named === undefined) return undefined;
  return /低/.test(named) ? "dibao" : "tekun";
}

const SUBSIDIES =
  "(电价|水价|电费|气价|高龄|护理|残疾人?|重残|价格|物价|临时|两项|取暖|燃气|丧葬)(临时|生活|护理)*(补贴|津贴|补助|补差|救助)|优抚|医保|养老";
const DIBAO = "低保|最低生活";
const TEKUN = "特困|五保";

/** What those on a roll may be stopped from besides: on one of subsidies those may be its own. */
const OTHERS: Readonly<Record<string, string>> = {
  dibao: `${TEKUN}|孤儿|${SUBSIDIES}`,
  tekun: `${DIBAO}|孤儿|${SUBSIDIES}`,
  child: `${DIBAO}|${TEKUN}|${SUBSIDIES}`,
};

const STOPPED = "(停保|停发|退保|清退|停止|取消|终止|退出)";

/** Whether a text speaks of a stop of something else than this roll's programme: 停发电价补贴 and 退出特困转入低保 on a roll of 低保. 停保转特困 is of its own. */
export function isOfAnother(text: string, roll: string): boolean {
  const other = OTHERS[roll] ?? `${DIBAO}|${TEKUN}`;
  return new RegExp(
    `${STOPPED}(了|其|该户|家庭|享受|发放){0,2}(${other})|(${other})(金|供养|救助|保障|待遇|资格|人员|对象)*(已|被|予以)*${STOPPED}`,
  ).test(text);
}

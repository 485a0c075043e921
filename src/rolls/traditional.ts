/** Traditional characters of headers, codes and units, and the simplified one each stands for, in the same order. */
const TRADITIONAL =
  "鄉鎮證號戶關係與縣區農業類別級種狀況時間開發實應額銀帳賬編碼電話聯繫齡歲費補貼標準項見審領屬組單據現監護殘礙養獨兒學歷職勞動場衛療藥災損財產車權遷註銷離親爺孫媽題備說難貧窮廳幣萬餘總計數臺灣靈熱終經濟";
const SIMPLIFIED =
  "乡镇证号户关系与县区农业类别级种状况时间开发实应额银账账编码电话联系龄岁费补贴标准项见审领属组单据现监护残碍养独儿学历职劳动场卫疗药灾损财产车权迁注销离亲爷孙妈题备说难贫穷厅币万余总计数台湾灵热终经济";

const SIMPLE = new Map(
  [...TRADITIONAL].map((sign, index) => [sign, [...SIMPLIFIED][index] ?? sign]),
);
const ANY = new RegExp(`[${TRADITIONAL}]`, "gu");

/** The text as an office on the mainland writes it; for words of forms only, never for names of people and places. */
export function simplified(text: string): string {
  return text.replace(ANY, (sign) => SIMPLE.get(sign) ?? sign);
}

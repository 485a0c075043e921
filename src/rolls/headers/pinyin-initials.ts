/** The characters of header words by the first letter of their pinyin; a character with two readings in headers stands under both. */
const CHARACTERS: Readonly<Record<string, string>> = {
  A: "安按案爱",
  B: "不保别办变必报拨本标殡毕病簿编补表被败边部备版伴百半八",
  C: "产册出参场城处存层巢差常慈成承持村查次残测称程纯财超酬采除车池从促仓厂",
  D: "代低倒到动单地大定对底度当待打担断档段毒点独电登的等订读调道第盗短队",
  E: "儿额二",
  F: "付份分发否复房扶抚放方服法父福访负费返防风非夫妇",
  G: "个估供公共关刚功告嘎孤岗工干归故更构果管过高国改给",
  H: "会何划化号后和回孩害恢患惠户护核毁汇活火花话行婚合寒",
  J: "交介件健具军决减及均基境家就局居建急戒截技据接救教敬机津济疾监籍精级纪经结缴羁街见解警计记近进金间阶际集监季",
  K: "况卡口可困康开扣控款空科",
  L: "两临利力劳历料来流理留疗离立类老联论领龄录例",
  M: "名摸明木母每民满目码门末面",
  N: "内农女年纳能难男",
  P: "判平批排盘票评贫配派",
  Q: "亲企全其前区去取强情期权清渠确签群请起迁齐欠",
  R: "人仍任入容日融认",
  S: "三上世书事伤受司善失始守实审属式所手损收散数施时是束死殊水生申示社神算苏视识赡身逝释顺首省市四缩率税",
  T: "他体停台同屯庭态托探提特童脱贴退通题天投土统",
  W: "五亡位务卫外委完屋文无未物围",
  X: "下乡享信先刑协型姓学巡序形心性息效新校消现系细续行详象销限险项县选限需修",
  Y: "一与业予仪优元养医原员因已应役意押易月有源狱用由移缘育要议遇银院预幼友",
  Z: "中主众住作准制助在址增子字帐志总执折支政整最止正治注灾照状种组织终置者职自至致葬证诊责账质资走转重镇障值周族转专",
};

const letters = new Map<string, string[]>();
for (const [letter, characters] of Object.entries(CHARACTERS)) {
  for (const character of characters) {
    const known = letters.get(character) ?? [];
    if (!known.includes(letter)) letters.set(character, [...known, letter]);
  }
}

/** A column named by the initials of its words, as the tables of many systems are: XM, SFZH, YHZGX. */
const INITIALS = /^[A-Z]{2,14}$/;

export function mayBeInitials(name: string): boolean {
  return INITIALS.test(name);
}

/** The initials of a header's words, once for each way to read it: 银行账号 is YHZH and YXZH. Nothing for a header with other characters. */
export function initialsOf(header: string): string[] {
  let found = [""];
  for (const character of header) {
    const own = letters.get(character);
    if (!own) return [];
    found = found.flatMap((start) => own.map((letter) => start + letter));
  }
  return found.filter((text) => text.length >= 2);
}

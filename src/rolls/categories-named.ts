import type { Naming } from "./roll.ts";

const EACH: Readonly<Record<string, string>> = {
  视力: "视力|视障|盲",
  听力: "听力|听障|聋",
  言语: "言语|语言",
  肢体: "肢体|肢残",
  智力: "智力|智残|智障",
  精神: "精神",
  多重: "多重",
};
const ANY = Object.values(EACH).join("|");
/** 除精神残疾外, 不含智力残疾 and 其他残疾 name what is not on the list, 精神卫生中心 and 肢残人协会 who sent it. */
const NONE = `[除不非未无其](含|包括|含有|他|它)?(?=${ANY}|残疾)|精神(卫生|病?(医院|专科)|文明|扶贫)|协会`;

/** Lists of 持证残疾人 one kind of disability: 肢体残疾. 听力言语 and 智力、精神 name two, and say nothing. */
export const categoriesNamed: readonly Naming<string>[] = Object.entries(EACH).map(
  ([category, words]) => {
    const others = Object.entries(EACH).flatMap(([other, of]) => (other === category ? [] : [of]));
    return [new RegExp(`^(?!.*(${NONE}))(?!.*(${others.join("|")})).*(${words})`), category];
  },
);

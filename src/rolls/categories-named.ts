import type { Naming } from "./roll.ts";

const EACH: Readonly<Record<string, string>> = {
  视力: "视力|视障|盲(?=人(?!按摩)|[残类]|$)|全盲",
  听力: "听力|听障|聋(?=[人残类哑]|$)",
  言语: "言语|语言(?!文字)|哑",
  肢体: "肢体|肢残",
  智力: "智力|智残|智障",
  精神: "(?<!会议|文件|讲话|指示|通知|上级|领导)精神",
  多重: "多重",
};
const ANY = Object.values(EACH).join("|");
/**
 * 除精神残疾外, 不含智力残疾, 肢体残疾以外 and 其他残疾 name what is not on the list, 含精神残疾 one of those that are, 精神卫生中心 and 肢残人协会 who sent it.
 */
const NONE = `([除非未无含]|包括|包含|其[他它中])(有|了)?(?=${ANY}|残疾)|精神(卫生|病院|病?(医院|专科)|文明|扶贫)|协会|以外|之外|除外|[盲聋哑]+学校`;

/** Lists of 持证残疾人 one kind of disability: 肢体残疾. 听力言语 and 智力、精神 name two, and say nothing. */
export const categoriesNamed: readonly Naming<string>[] = Object.entries(EACH).map(
  ([category, words]) => {
    const others = Object.entries(EACH).flatMap(([other, of]) => (other === category ? [] : [of]));
    return [new RegExp(`^(?!.*(${NONE}))(?!.*(${others.join("|")})).*(${words})`), category];
  },
);

import { plainText } from "./plain-text.ts";
import { resolveCode } from "./resolve-code.ts";
import { OF_ONE, type StopSaid, stopInRemark } from "./stop-in-remark.ts";

/** Words of a remark that may tell a stop. */
export const STOP_WORDS: readonly string[] = ["停", "退", "取消", "终止"];

/** Who he is to whoever the remark stands beside; 户主李四死亡停保 may be the stop of all of them. */
const RELATION =
  "(其|他|她)?(之)?(父亲?|母亲?|丈夫|妻子?|配偶|爱人|老伴|[长次三四其]子|儿子?|儿媳|[长次其]女|女[儿婿]|兄弟?|弟弟?|姐姐?|妹妹?|哥哥?|嫂子?|爷爷|奶奶|公公|婆婆|孙[子女]|家庭成员|成员)?[:：]?";

export interface StopOfNamed {
  /** What is said of him, with 本人 for his name. */
  text: string;
  said: StopSaid;
}

/**
 * What a remark beside another of his household says of the stop of whoever has this name: 李四死亡停保, 其母李四9月停保. Null where it says none, or one for
 * a reason that may have taken all of them off (李四收入超标停保).
 *
 * household: all names of the household: 李四海死亡停保 is not of 李四.
 */
export function stopOfNamed(
  written: string,
  name: string,
  { household, ...about }: { roll: string; period: number | null; household: readonly string[] },
): StopOfNamed | null {
  const text = plainText(written);
  if (name.length < 2 || !text.includes(name)) return null;
  const longer = household.filter((each) => each !== name && each.includes(name));
  if (longer.some((each) => text.includes(each))) return null;
  const own = text.replace(new RegExp(`${RELATION}${escaped(name)}`, "gu"), "本人");
  // Of several named together each is.
  const others = household.filter((each) => each !== name && each.length > 1);
  const together = others.reduce(
    (left, each) =>
      left.replace(
        new RegExp(
          `${RELATION}${escaped(each)}[、,和及]|[、,和及]${RELATION}${escaped(each)}`,
          "gu",
        ),
        "",
      ),
    own,
  );
  const said = stopInRemark(together, about);
  if (said === null || said.isOpen) return null;
  const isHis = said.reason === null || OF_ONE.has(resolveCode("stop_reason", said.reason).value);
  return isHis ? { text: together, said } : null;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

import { headerText } from "./headers/header-text.ts";

const HEADS_ID =
  /^(户主|户代表|家庭代表|申请人|户主\(?申请人\)?).{0,4}(身份证|证件|公民身份|身份号)(号|号码|件号|件号码)?$|^HZSFZ(H|HM|JH)$/;

/** 户主身份证号: on a list of members without a household number it is what the members of a household have in common. */
export function namesHeadsId(header: string): boolean {
  return HEADS_ID.test(headerText(header.split("/").join("")));
}

/** What stands for a household's number where its head's ID tells it apart (see household-cell.ts): it is written on no list, and nobody is shown it. */
export const NUMBER_BY_HEAD = "户[0-9a-f]{16}";

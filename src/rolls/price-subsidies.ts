/**
 * A list of 低保对象价格临时补贴 is of payments of another kind: who is not on it is on the roll all the same. A name that joins two things, or says
 * what the roll itself pays, may be of both.
 */
export const PRICE_SUBSIDIES =
  /^(?!.*([及和与、含+]|低保金|保障金|供养金|生活费)).*(物价|价格(临时)?补[贴助]|临时价格|价补)/;

import type { Exceptions } from "../../findings/exceptions/apply-exceptions.ts";
import type { Output } from "../output.ts";
import { table } from "../text-width.ts";

const STATES = {
  in_force: "有效",
  expired: "已过期，不再起作用",
  not_yet: "还没有到起始日",
} as const;

/** What the county has kept from the worklists and why; exceptions that do nothing any more are said. */
export function exceptionsSection(
  { suppressed, exceptions }: Exceptions,
  out: Pick<Output, "paint">,
): string[] {
  if (exceptions.length === 0) return [];
  const expired = exceptions.filter(({ state }) => state === "expired").length;
  const title = `本县例外 ${exceptions.length} 条，有 ${suppressed} 条疑点不下发（仍计入汇总，见汇总“例外”）`;
  return [
    expired > 0 ? out.paint("yellow", `${title}；${expired} 条已过期`) : out.paint("bold", title),
    table([
      ["  文件", "规则", "疑点", "状态", "到期日", "理由"],
      ...exceptions.map(({ file, rules, suppressed: count, state, expires, reason }) => [
        `  ${file}`,
        rules.join(" "),
        count,
        STATES[state],
        expires,
        reason,
      ]),
    ]),
  ];
}

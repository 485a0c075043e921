import type { Notice } from "../../worklists/notice.ts";
import type { Output } from "../output.ts";

/** A notice as the terminal shows it: its title, a line each, what to do next. */
export function noticeSection(
  { title, meaning, lines, next, isInfo = false }: Notice,
  out: Pick<Output, "paint">,
): string[] {
  const head = meaning === undefined ? title : `${title}（${meaning}）`;
  return [
    isInfo ? head : out.paint("yellow", head),
    ...lines.map((line) => (isInfo ? `  ${line}` : `  ! ${line}`)),
    ...(next === undefined ? [] : [`  ${next}`]),
  ];
}

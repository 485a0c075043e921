import type { Unheeded } from "../../screening/unheeded-config.ts";
import type { Output } from "../output.ts";

/** What doudi.yaml says and nothing heeded, a line each: a renamed file is otherwise read as if nobody had said anything of it. */
export function unheededSection(
  unheeded: readonly Unheeded[],
  out: Pick<Output, "paint">,
): string[] {
  if (unheeded.length === 0) return [];
  const lines = unheeded.map(({ file, sheet, text }) => {
    const place = sheet === "" ? file : `${file}·${sheet}`;
    return `  ! ${place}：${text}`;
  });
  return [
    out.paint("yellow", "doudi.yaml 里写了、没有用上的（请改正，或再运行一次 doudi init）"),
    ...lines,
  ];
}

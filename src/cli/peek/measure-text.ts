import { moneyMeasure } from "../../rolls/cell/money-measure.ts";
import { kindOf } from "../../rolls/kinds.ts";
import type { Recognition } from "../../sources/recognition/recognition.ts";

/** `“家庭年收入（万元）”按 ×10000、÷12、÷人数 折算`, for each column of money that is not counted as its field is. */
export function measureText({
  roll,
  columns,
  titles,
}: Pick<Recognition, "roll" | "columns" | "titles">): string[] {
  const fields = roll ? kindOf(roll.kind).fields : {};
  const inOrder = columns.toSorted((a, b) => a.index - b.index);
  return inOrder.flatMap(({ field, header }) => {
    const spec = fields[field];
    if (spec?.type !== "yuan") return [];
    const { unit, span, ofHousehold, aHead } = moneyMeasure(spec, header, titles);
    const steps = [
      ...(unit === 1 ? [] : [unit > 1 ? `×${unit}` : `÷${1 / unit}`]),
      ...(span === 1 ? [] : [span > 1 ? `×${span}` : `÷${Math.round(1 / span)}`]),
      ...(ofHousehold ? ["÷人数"] : []),
      ...(aHead && field === "amount_fen" && roll && "covered_count" in roll.columns
        ? ["×保障人数"]
        : []),
    ];
    return steps.length === 0
      ? []
      : [`“${header}”按 ${steps.join("、")} 折算成${spec.label}（元）`];
  });
}

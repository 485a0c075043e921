import { checkCharacter } from "../../../src/people/check-digit.ts";
import type { Form } from "./other-forms.ts";

const NAMES = ["张三", "李小四", "王五", "阿不都·热合曼", "赵六", "钱七七"];

/** What each line of a form says. */
export function parsed({ columns }: Form): { header: string; field: string; values: string[] }[] {
  return columns.split(" | ").map((line) => {
    const [, header = "", field = "", values] =
      /^([^=:]+)(?:=([a-z_]+))?(?::(.*))?$/s.exec(line) ?? [];
    return { header, field, values: values?.split("/") ?? [] };
  });
}

/** A title, the header and a dozen made-up people. */
export function rowsOf(form: Form): { row: number; cells: string[] }[] {
  const columns = parsed(form);
  const titles = form.title === undefined ? [] : [[form.title]];
  const body = Array.from({ length: 12 }, (_, row) =>
    columns.map(({ header, field, values }) => {
      if (values.length > 0) return values[row % values.length] ?? "";
      const digits = `9999991970${String(101 + row).padStart(4, "0")}${field.length}${row % 10}1`;
      if (field.endsWith("id") || /身份证|证件/.test(header))
        return digits.slice(0, 17) + checkCharacter(digits.slice(0, 17));
      return NAMES[(row + field.length) % NAMES.length] ?? "";
    }),
  );
  return [...titles, columns.map(({ header }) => header), ...body].map((cells, index) => ({
    row: index + 1,
    cells,
  }));
}

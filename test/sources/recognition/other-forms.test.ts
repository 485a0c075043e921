import { describe, expect, it } from "vitest";
import { loadRolls } from "../../../src/rolls/load-rolls.ts";
import { recogniseSheet } from "../../../src/sources/recognition/recognise-sheet.ts";
import { parsed, rowsOf } from "./form-rows.ts";
import { FORMS_OF_SYSTEMS } from "./forms-of-systems.ts";
import { OTHER_FORMS } from "./other-forms.ts";

describe("forms of other offices, systems and ministries", () => {
  it.each([...OTHER_FORMS, ...FORMS_OF_SYSTEMS])("$file", async (form) => {
    const rolls = await loadRolls();
    const found = recogniseSheet(
      { file: form.file, sheet: "Sheet1", rows: rowsOf(form), merges: [] },
      rolls,
    );
    const wanted = Object.fromEntries(parsed(form).map(({ header, field }) => [header, field]));
    const taken = Object.fromEntries(parsed(form).map(({ header }) => [header, ""]));
    for (const { field, header } of found.columns) taken[header] = field;
    expect({
      roll: found.roll?.id,
      period: found.period,
      taken,
      about: found.questions.map(({ text }) => text),
    }).toEqual({
      roll: form.roll,
      period:
        form.period === undefined
          ? null
          : Number(form.period.slice(0, 4)) * 12 + Number(form.period.slice(5)) - 1,
      taken: wanted,
      about: [],
    });
  });
});

import { expect, it } from "vitest";
import { issueDay } from "../../src/cli/today.ts";

it("takes no day long before the month for the one on which its lists go out", () => {
  expect(issueDay("2019-11-05", "2019-10")).toEqual({ day: "2019-11-05" });
  // The lists of November, made at the end of October.
  expect(issueDay("2019-10-28", "2019-11")).toEqual({ day: "2019-10-28" });
  expect(() => issueDay("2018-11-05", "2019-10")).toThrow(
    expect.objectContaining({ code: "E2001" }),
  );
  // By this machine's clock, which stands before that.
  expect(issueDay(undefined, "2099-01")).toEqual({
    day: "2099-01-01",
    notice: expect.stringContaining("清单的下发日期按 2099-01-01 记"),
  });
});

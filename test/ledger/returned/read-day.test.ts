import { describe, expect, it } from "vitest";
import { readDay } from "../../../src/ledger/returned/read-day.ts";

const YEAR = { from: "2019-10-01", to: "2020-03-31" };

describe("days as clerks write them", () => {
  it.each([
    ["2019-11-05", "2019-11-05"],
    ["2019/11/5", "2019-11-05"],
    ["2019.11.5", "2019-11-05"],
    ["２０１９年１１月５日", "2019-11-05"],
    ["2019年11月5号", "2019-11-05"],
    ["20191105", "2019-11-05"],
    ["43774", "2019-11-05"],
    ["2019-11-05 00:00:00", "2019-11-05"],
    ["19.11.5", "2019-11-05"],
    ["11月5日", "2019-11-05"],
    ["11.5", "2019-11-05"],
    ["2月29日", "2020-02-29"],
    ["", ""],
  ])("%s is %s", (written, day) => expect(readDay(written, YEAR)).toBe(day));

  it.each(["上个月", "2019-13-05", "2019-02-30", "9月5日", "5"])("%s is none", (written) =>
    expect(readDay(written, YEAR)).toBeUndefined(),
  );

  it("asks for the year where two would do", () => {
    expect(readDay("11月5日", { from: "2019-10-01", to: "2021-01-31" })).toBeUndefined();
  });
});

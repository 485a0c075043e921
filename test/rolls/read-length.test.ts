import { expect, it } from "vitest";
import { endOfTerm, readLength } from "../../src/rolls/cell/read-length.ts";

it.each([
  ["有期徒刑三年六个月", 42],
  ["2年", 24],
  ["三年半", 42],
  ["36个月", 36],
  ["一年零三个月", 15],
  ["拘役五个月", 5],
  ["1年6月15日", 18],
  ["无期徒刑", "open"],
  ["有期徒刑三年，缓刑四年", null],
  ["", null],
  ["盗窃罪", null],
])("%s lasts %s months", (written, months) => expect(readLength(written)).toBe(months));

it("ends on the day before, on the last of a shorter month", () => {
  expect(endOfTerm("2016-03-12", 42)).toBe("2019-09-11");
  expect(endOfTerm("2018-08-31", 6)).toBe("2019-02-27");
});

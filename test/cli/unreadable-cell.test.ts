import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { checkCharacter } from "../../src/people/check-digit.ts";
import { csvObjects, doudi, newFolder } from "./support/doudi.ts";

/** A number of an unassigned region. */
function numberOf(index: number): string {
  const body = `99999919400101${101 + 2 * index}`;
  return body + checkCharacter(body);
}

const personOf = (index: number) => `测${"甲乙丙丁"[index]},${numberOf(index)}`;

/** Whom a rule names of lists in text, each with the level. */
async function levels(rule: string, lists: Readonly<Record<string, readonly string[]>>) {
  const where = newFolder();
  const project = join(where, "项目");
  mkdirSync(join(where, "名册"));
  for (const [name, lines] of Object.entries(lists))
    writeFileSync(join(where, "名册", `${name}.csv`), lines.join("\n"));
  const init = await doudi([
    ...["init", project, "--from", join(where, "名册"), "--month", "2019-10", "--yes"],
    ...["--set", "standards.rural=420", "--set", "standards.urban=600"],
  ]);
  expect(init.code, init.stderr).toBe(0);
  await doudi(["screen", project, "--rules", rule]);
  const found = csvObjects((await doudi(["export", project, "findings"])).stdout);
  return found.map(({ name, level }) => `${name} ${level}`).sort();
}

it("is certain of nobody whose day of the last visit was written and cannot be read", async () => {
  const visits = ["2019-10-20", "2019-08-01", "上周刚去过", ""];
  const texts = {
    "2019年10月特困人员": [
      "姓名,身份证号,供养方式,自理能力,开始享受年月,最近探访日期",
      ...visits.map((visit, index) => `${personOf(index)},分散供养,全自理,2018-01,${visit}`),
    ],
  };
  expect(await levels("FF10", texts)).toEqual(["测丁 hit", "测丙 check", "测乙 hit"]);
});

it("is certain of nobody's custody whose last day is written and cannot be read", async () => {
  const ends = ["2024-09-30", "2018年9月31号", "", "2018-09-30"];
  const texts = {
    "2019年10月低保名册": [
      "姓名,身份证号,低保证号,与户主关系,月保障金额,开始享受年月",
      ...ends.map((_, index) => `${personOf(index)},700${index},户主,300,2018-01`),
    ],
    服刑人员名单: [
      "姓名,身份证号,起始日期,终止日期",
      ...ends.map((end, index) => `${personOf(index)},2017-01-05,${end}`),
    ],
  };
  expect(await levels("CB05", texts)).toEqual(["测丙 hit", "测乙 check", "测甲 hit"]);
});

it("is certain of no large grant of which a mark that cannot be read may say that it was decided case by case", async () => {
  const marks = ["否", "按常规", "民纪〔2019〕7号", ""];
  const texts = {
    临时救助台账: [
      "姓名,身份证号,救助原因,申请日期,审批日期,救助金额,是否一事一议",
      ...marks.map((mark, index) => `${personOf(index)},患病,2019-08-01,2019-08-05,9000,${mark}`),
    ],
  };
  expect(await levels("FF12", texts)).toEqual(["测丁 hit", "测乙 check", "测甲 hit"]);
});

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { doudi, newFolder } from "./support/doudi.ts";
import { initFolder } from "./support/init-folder.ts";

const HEADER = "户编号,姓名,身份证号,与户主关系,低保类别,月补差,起始年月,乡镇,村";

function roll(begins: string, town = "东风乡"): string {
  const rows = Array.from(
    { length: 12 },
    (_, n) =>
      `D${n},测试${"甲乙丙丁戊己庚辛"[n % 8]},99999919800101${1000 + n},户主,农村低保,300,${begins},${town},一村`,
  );
  return `${[HEADER, ...rows].join("\r\n")}\r\n`;
}

async function monthsOf(written: Record<string, string>): Promise<Record<string, unknown>> {
  const { files, stdout } = await initFolder(written);
  return {
    ...Object.fromEntries(files.map(({ file, sheets }) => [file, sheets[0]?.period])),
    asked: stdout.split("\n").filter((line) => line.includes("是哪个月的")).length,
    taken: stdout.includes("按 2019-10"),
  };
}

describe("a roll without a month, with --yes and the month to screen", () => {
  it("is taken for the current one beside an older one, and the list says so", async () =>
    expect(
      await monthsOf({ "低保汇总.csv": roll("2019-03"), "低保2018年底.csv": roll("2017-01") }),
    ).toEqual({
      "低保汇总.csv": "2019-10",
      "低保2018年底.csv": "2018-12",
      asked: 1,
      taken: true,
    }));

  it("stays open beside the current one", async () =>
    expect(
      await monthsOf({ "低保汇总.csv": roll("2019-03"), "低保2019年10月.csv": roll("2017-01") }),
    ).toMatchObject({ "低保汇总.csv": undefined, taken: false }));

  it("stays open where two have none, unless each is another township's", async () => {
    const two = await monthsOf({
      "低保汇总.csv": roll("2019-03"),
      "低保名册.csv": roll("2017-01"),
    });
    expect(two).toMatchObject({ "低保汇总.csv": undefined, "低保名册.csv": undefined, asked: 2 });
  });

  it("stays open where somebody on it begins later", async () =>
    expect(await monthsOf({ "低保汇总.csv": roll("2020-03") })).toMatchObject({
      "低保汇总.csv": undefined,
    }));
});

describe("a roll of a quarter or a year, with --yes and the month to screen", () => {
  it("is that of the month within the quarter, and of the last month of one that has passed", async () =>
    expect(
      await monthsOf({
        "2019年第四季度低保花名册.csv": roll("2019-03"),
        "2018年四季度低保花名册.csv": roll("2017-01"),
      }),
    ).toMatchObject({
      "2019年第四季度低保花名册.csv": "2019-10",
      "2018年四季度低保花名册.csv": "2018-12",
    }));

  it.each([
    "2019年10-12月低保花名册.csv",
    "低保花名册（2019年10月至12月）.csv",
    "低保花名册2019.10-2019.12.csv",
  ])("is that of the month within %s, and of the last month of what has passed", async (file) =>
    expect(
      await monthsOf({
        [file]: roll("2019-03"),
        "2018年10-12月低保花名册.csv": roll("2017-01"),
        "2019年11-12月特困名册.csv": roll("2019-03").replaceAll("低保", "特困"),
      }),
    ).toMatchObject({
      [file]: "2019-10",
      "2018年10-12月低保花名册.csv": "2018-12",
      "2019年11-12月特困名册.csv": "2019-12",
    }),
  );

  it("is that of the month within the year, and of the last December, and the list says so", async () =>
    expect(
      await monthsOf({
        "2019年低保花名册.csv": roll("2019-03"),
        "2018年度低保花名册.csv": roll("2017-01"),
      }),
    ).toEqual({
      "2019年低保花名册.csv": "2019-10",
      "2018年度低保花名册.csv": "2018-12",
      asked: 2,
      taken: true,
    }));

  it("stays open where another list is of that month, or somebody on it begins later", async () =>
    expect(
      await monthsOf({
        "2019年低保花名册.csv": roll("2019-03"),
        "低保2019年10月.csv": roll("2017-01"),
        "2018年度低保花名册.csv": roll("2019-02"),
      }),
    ).toMatchObject({
      "2019年低保花名册.csv": undefined,
      "2018年度低保花名册.csv": undefined,
    }));
});

it("calls a roll that is taken for want of a better one by its name", async () => {
  const where = newFolder();
  const rolls = join(where, "名册");
  mkdirSync(rolls);
  const rows = [1, 2, 3].map(
    (n) => `2019年10月,东风乡,一村,测试甲,99999919800101${1000 + n},困难残疾人生活补贴,80`,
  );
  const header = "补贴年月,乡镇,村,残疾人姓名,身份证号码,补贴类别,月发放金额";
  writeFileSync(join(rolls, "残疾人两项补贴发放明细.csv"), [header, ...rows, ""].join("\r\n"));
  const { stdout } = await doudi(
    ["init", "项目", "--from", rolls, "--yes", "--month", "2019-10", "--county", "某县"],
    { cwd: where },
  );
  expect(stdout).toContain("像发放流水，也像残疾人两项补贴名册，按 发放流水");
});

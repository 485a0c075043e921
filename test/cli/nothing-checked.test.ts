import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { doudi, newFolder } from "./support/doudi.ts";

const where = newFolder();
const project = join(where, "项目");

/** A death list only: no roll of anybody covered. */
beforeAll(async () => {
  mkdirSync(join(where, "名册"));
  const rows = Array.from(
    { length: 5 },
    (_, n) => `测试${"甲乙丙丁戊"[n]},99999919500101${1000 + n},2019-03-0${n + 1},甲乡,东村`,
  );
  writeFileSync(
    join(where, "名册", "死亡人员名单.csv"),
    `${["姓名,身份证号,死亡日期,乡镇,村", ...rows].join("\r\n")}\r\n`,
  );
  const init = await doudi([
    ...["init", project, "--from", join(where, "名册"), "--month", "2019-10", "--yes"],
    ...["--set", "standards.rural=420", "--set", "standards.urban=600"],
  ]);
  expect(init.code, init.stderr).toBe(0);
});

describe("a screen none of whose rules could be checked", () => {
  it("says so aloud and does not end like one without findings", async () => {
    const { code, stdout } = await doudi(["screen", project, "--rules", "CB01,LB07"]);
    expect({ code, said: stdout.includes("这一轮没有一条规则能检查") }).toEqual({
      code: 4,
      said: true,
    });
    const json = await doudi(["screen", project, "--rules", "CB01,LB07", "--json"]);
    expect(json.code).toBe(4);
    expect(JSON.parse(json.stdout)).toMatchObject({ nothing_checked: true });
  });
});

import { describe, expect, it } from "vitest";
import { caveatsSection } from "../../src/cli/screen/caveats-text.ts";
import { KINDS } from "../../src/rolls/kinds.ts";
import { loadRolls } from "../../src/rolls/load-rolls.ts";
import { loadPack } from "../../src/rules/load-pack.ts";
import { EARLIER_MONTHS } from "../../src/rules/model/snapshot-views.ts";
import { canEvaluate } from "../../src/rules/run/can-evaluate.ts";
import { databaseOf } from "./support.ts";

type State = "current" | "previous" | "stale";

/** Every roll of October 2019 with all its columns, but for what `but` says of a roll; `before` have one of half a year earlier too. */
async function lookAt(
  id: string,
  but: Record<string, { without?: string; state?: State; months?: number }>,
  priceLinkage = [2019 * 12 + 4],
  before: readonly string[] = [],
) {
  const rule = loadPack().find(({ header }) => header.id === id);
  if (!rule) throw new Error(`no rule ${id}`);
  const rolls = await loadRolls();
  const { db, context } = await databaseOf("\n  given:\n    disability: []\n");
  db.close();
  const loaded = [...rolls.values()].map(({ id: roll, kind }) => ({
    roll,
    kind,
    period: context.month - (but[roll]?.months ?? 0),
    state: but[roll]?.state ?? ("current" as const),
    sheets: [],
    fields: new Set(Object.keys(KINDS[kind].fields).filter((name) => name !== but[roll]?.without)),
  }));
  const earlier = loaded
    .filter(({ roll }) => before.includes(roll))
    .map((each) => ({ ...each, period: each.period - 6, state: "previous" as const }));
  return canEvaluate(rule.header, [...loaded, ...earlier], rolls, { ...context, priceLinkage });
}

describe("payments that do not say what was paid", () => {
  it.each(["FF01", "FF02", "FF03", "FF07", "FF08"])("leave %s 未检查", async (id) => {
    const { gaps } = await lookAt(id, { payment: { without: "item" } });
    expect(gaps.map(({ reason }) => reason)).toEqual(["《发放流水》没有“发放项目”列"]);
  });

  it("leave FF07 未检查 where they do not say how it went", async () => {
    expect((await lookAt("FF07", { payment: { without: "result" } })).gaps).toHaveLength(1);
  });
});

describe("one of the rolls a rule can do with", () => {
  it.each(["FF01", "FF02", "FF08"])("%s says that 低保 was not looked at", async (id) => {
    const { gaps, caveats } = await lookAt(id, { dibao: { without: "from_month" } });
    expect(gaps).toEqual([]);
    expect(caveats).toEqual(["没有近三个月带低保证号和开始享受年月的低保名册，未核对低保"]);
  });

  it("FF03 says that 低保 was not looked at without the amounts, and is 未检查 where no roll has any", async () => {
    const without = { without: "amount_fen" };
    expect(await lookAt("FF03", { dibao: without })).toEqual({
      gaps: [],
      caveats: ["没有近三个月带低保证号、开始享受年月和保障金额的低保名册，未核对低保"],
    });
    const none = await lookAt("FF03", { dibao: without, tekun: without, child: without });
    expect(none.gaps).toHaveLength(1);
  });

  it.each([
    ["LB01", "poverty", "poverty_state"],
    ["LB03", "poverty", "poverty_state"],
  ])("%s is 未检查 without what says who is poor", async (id, roll, without) => {
    expect((await lookAt(id, { [roll]: { without }, monitored: { without } })).gaps).toHaveLength(
      1,
    );
    // The risk is what counts in the current edition only.
    const risk = { without: "risk_state" };
    expect((await lookAt(id, { [roll]: risk, monitored: risk })).gaps).toEqual([]);
  });

  it.each([
    ["LB09", "child_survey", "father_state"],
    ["CB07", "disability", "card_state"],
    ["FF04", "disability", "grade"],
    ["TB03", "disability", "grade"],
  ])("%s says what it could not see without a column of %s", async (id, roll, without) => {
    const whole = await lookAt(id, {});
    // 困境儿童关爱台账 may have the parents' states as well.
    const { gaps, caveats } = await lookAt(id, {
      [roll]: { without },
      child_hardship: { without },
    });
    const more = caveats.filter((caveat) => !whole.caveats.includes(caveat));
    expect([gaps, more]).toEqual([[], [expect.stringMatching(/未识别|只按/)]]);
  });

  it.each([
    ["LB13", "hukou", "hukou_no", "未核对户内其他成员"],
    ["LB13", "hukou", "state", "未排除户口迁出、注销人员"],
    ["LB01", "income_check", "assets", "未核对财产是否超标"],
    ["LB04", "employment", "paid_month", "未排除参保就业人员"],
    ["LB11", "income_check", "rigid_fen", "核对结果没有刚性支出，没有扣减"],
    ["CB05", "custody", "until_on", "服刑、强戒名册没有终止日期，没有写明目前在押的列为待核"],
    ["FF01", "payment", "result", "发放流水没有发放状态，退票、失败的也按成功算"],
    ["FF11", "aid", "first_aid", "台账没有是否先行救助，未核对补办手续，未排除先行救助事后补批的"],
    ["FF12", "aid", "cause", "台账没有救助原因，未核对同一事由多次救助的"],
    ["FF13", "tekun", "supply", "特困名册没有供养方式，未排除机构代管的账户"],
    ["FF13", "payment", "account", "发放流水没有完整的银行账号，几户共用只看保障名册上的账号"],
    ["DQ05", "dibao", "coverage", "低保名册没有保障类型，未核对没有户主的户"],
    ["DQ05", "dibao", "family_count", "低保名册没有家庭人口，未与保障人数比较"],
    ["DQ05", "dibao", "until_month", "低保名册没有停止享受年月，未核对起止先后"],
  ])("%s says that it went without a column of %s: %s", async (id, roll, without, said) => {
    const whole = await lookAt(id, {});
    const { gaps, caveats } = await lookAt(id, { [roll]: { without } });
    expect([gaps, caveats.filter((each) => !whole.caveats.includes(each))]).toEqual([[], [said]]);
  });

  it("LB02 is 未检查 where nobody's last month of insurance is known", async () => {
    expect((await lookAt("LB02", { employment: { without: "paid_month" } })).gaps).toHaveLength(1);
  });

  it("says nothing of a column of a roll that is not there", async () => {
    const { caveats } = await lookAt("CB01", { payment: { state: "previous" } });
    expect(caveats).toEqual(["未核对死亡后的发放记录"]);
  });

  it("FF08 says so where nobody has told it a month of linkage", async () => {
    expect((await lookAt("FF08", {}, [])).caveats).toEqual([
      expect.stringContaining("没有写启动物价联动的月份"),
    ]);
  });

  it("too old, it is told as not looked at, and alone leaves the rule 未检查", async () => {
    const old = { state: "stale" as const, months: 10 };
    expect((await lookAt("CB05", { dibao: old })).caveats).toEqual([
      "没有近三个月的低保名册，未核对低保",
    ]);
    expect((await lookAt("CB05", { dibao: old, tekun: old })).gaps).toHaveLength(1);
  });
});

it("lists what was left out once, with the rules it concerns", () => {
  const run = { state: "checked" as const, examined: 0, found: 0, ms: 0 };
  expect(
    caveatsSection([
      { ...run, rule: "LB01", reason: "未排除死亡人员；未核对财产是否超标。" },
      { ...run, rule: "FF01", reason: "未排除死亡人员。" },
      { ...run, rule: "FF02", reason: null },
      { ...run, rule: "FF03", state: "not_evaluable", reason: "缺少《发放流水》。" },
    ]),
  ).toEqual([
    "查得不全的 2 处（缺少可有可无的名册或列，其余照查）",
    "  未排除死亡人员（LB01、FF01）",
    "  未核对财产是否超标（LB01）",
  ]);
});

it("shows on a screen what concerns most rules, and says where the rest is", () => {
  const run = { state: "checked" as const, examined: 0, found: 0, ms: 0 };
  const single = Array.from({ length: 11 }, (_, index) => `未核对${index}`).join("；");
  const lines = caveatsSection([
    { ...run, rule: "LB01", reason: `${single}；未排除死亡人员。` },
    { ...run, rule: "FF01", reason: "未排除死亡人员。" },
  ]);
  expect(lines).toHaveLength(12);
  expect(lines.slice(0, 2)).toEqual([
    "查得不全的 12 处（缺少可有可无的名册或列，其余照查）",
    "  未排除死亡人员（LB01、FF01）",
  ]);
  expect(lines.at(-1)).toBe("  另有 2 处，见汇总表“规则口径”");
});

describe("earlier rolls that are not there", () => {
  it("are named by TB01 and TB03, which see those of them only who have a stop on record", async () => {
    const told = async (id: string, ...before: string[]) =>
      (await lookAt(id, {}, undefined, before)).caveats;
    expect(await told("TB01", "dibao", "tekun", "child")).toEqual([]);
    expect(await told("TB01", "tekun", "child")).toEqual(["没有上期低保名册，未核对退出低保的"]);
    expect(await told("TB03", "dibao", "child")).toEqual([
      "没有上期特困名册，退出特困的只看有停发记录的",
    ]);
    expect((await lookAt("TB01", {})).gaps).toHaveLength(1);
  });
});

it("says how far apart two states of a roll may be by the number that decides it", async () => {
  const { gaps } = await lookAt("TB01", {});
  expect(gaps[0]?.reason).toContain(`相隔不超过 ${EARLIER_MONTHS} 个月`);
});

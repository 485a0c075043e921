import { expect, it } from "vitest";
import { madePerson, writtenRows } from "../support/written-rows.ts";

const written = writtenRows();
const ON = ["", "外出务工", "残疾证待办", ""];

async function readRoll(
  remarks: readonly string[],
  { header = "备注", file = "2019年10月低保花名册.csv" } = {},
) {
  written.write(file, [
    ["低保证号", "户主姓名", "姓名", "身份证号", "月保障金", "享受时间", header],
    ...[...remarks, ...ON].map((remark, at) => {
      const { name, id } = madePerson(at);
      return [`70${at}`, name, name, id, "300", "2018.01", `"${remark}"`];
    }),
  ]);
  await written.read();
  const states = await written.db.rows<{ status: string | null }>(
    "SELECT status FROM stage.enrolment ORDER BY row_no",
  );
  const stops = await written.db.rows<{
    row_no: number;
    month: number | null;
    reason: string | null;
  }>(
    "SELECT row_no, stop_month - 2019 * 12 + 1 AS month, reason FROM stage.departure ORDER BY row_no",
  );
  return { states: states.map(({ status }) => status), stops };
}

it.each(["备注", "变动情况"])(
  "takes from %s when and why somebody was taken off",
  async (header) => {
    const why = [
      "因收入超标2019年3月停保",
      "2019年3月停保（收入超标）",
      "2019.3停保，收入超标",
      "收入超标，2019年3月停保",
      "2019年3月因家庭收入超标停保",
      "2019.3.5停保（收入超标）",
    ];
    const { states, stops } = await readRoll(why, { header });
    expect(states.slice(0, why.length)).toEqual(Array(why.length).fill("停发"));
    expect(stops).toEqual(why.map((_, at) => ({ row_no: at + 2, month: 3, reason: "收入超标" })));
    expect(
      await written.db.rows("SELECT * FROM cell_fault WHERE field IN ('stop_month', 'reason')"),
    ).toEqual([]);
  },
);

it("takes a month of the list's own year, the last one paid of those who are without from a month on, and a reason alone", async () => {
  const { states, stops } = await readRoll([
    "9月停保",
    "2019年9月起停发",
    "死亡停保",
    "停保",
    "12月停保（死亡）",
  ]);
  expect(states).toEqual(["停发", "停发", "停发", "停发", "停发", null, null, null, null]);
  expect(stops).toEqual([
    { row_no: 2, month: 9, reason: null },
    { row_no: 3, month: 8, reason: null },
    { row_no: 4, month: null, reason: "死亡" },
    { row_no: 6, month: 0, reason: "死亡" },
  ]);
});

it("takes 办理停保手续 for a stop, and leaves open who only asked for one", async () => {
  const done = ["2019年3月办理停保", "2019年3月办理停保手续", "2019年3月收入超标，办理停保"];
  const asked = ["2019年3月本人申请停保", "2019年3月申请停保，收入超标", "已上报停保"];
  const not = ["未办理停保", "待办理停保手续", "停保手续办理中", "建议办理停保"];
  const { states, stops } = await readRoll([...done, ...asked, ...not]);
  const open = "备注所写停保不知是否本人、是否已停";
  expect(states.slice(0, 10)).toEqual([
    ...done.map(() => "停发"),
    ...asked.map(() => open),
    ...not.map(() => null),
  ]);
  expect(stops).toEqual([
    { row_no: 2, month: 3, reason: null },
    { row_no: 3, month: 3, reason: null },
    { row_no: 4, month: 3, reason: "收入超标" },
  ]);
});

it("keeps the programme of the roll, and takes 转特困 for a reason of its own", async () => {
  const { states, stops } = await readRoll([
    "2019年3月转特困停保",
    "2019年3月停发电价补贴",
    "2019.3取消特困",
  ]);
  expect(states.slice(0, 3)).toEqual(["停发", null, null]);
  expect(stops).toEqual([{ row_no: 2, month: 3, reason: "转特困供养" }]);
});

it("takes nobody off for what is not so, not yet or no longer so", async () => {
  const others = [
    ...[
      "未停保",
      "拟2019年10月停保",
      "11月停保",
      "2019年3月停保后恢复",
      "2019.3停保，4月复保",
      "建议停保",
    ],
    ...["停保公示中", "是否停保待核实", "2019年3月暂停", "停保（见附件3）", "2019年12月起停保"],
  ];
  const { states, stops } = await readRoll(others);
  expect(states).toEqual(Array(others.length + ON.length).fill(null));
  expect(stops).toEqual([]);
});

it("takes off who went with a relative, a child, who lived alone, and whoever died in whatever way", async () => {
  const own = [
    ...["随母亲迁出停保", "投靠儿子迁出停保", "孤儿死亡停保", "儿童死亡停保", "一人户死亡停保"],
    ...["重病死亡停保", "高血压死亡停保", "今年死亡停保", "公安反馈死亡停保", "盗窃判刑停保"],
    ...["举家迁出停保", "淹死停保"],
  ];
  const { states } = await readRoll([...own, "李四死亡停保", "欧阳明死亡停保"]);
  expect(states.slice(0, own.length)).toEqual(own.map(() => "停发"));
  const open = "备注所写停保不知是否本人、是否已停";
  expect(states.slice(own.length, own.length + 2)).toEqual([open, open]);
});

it("takes nobody off for the stop of another of his household, and leaves open whose it is where nothing tells", async () => {
  const { states, stops } = await readRoll([
    ...["丈夫死亡停保", "其子2019年3月死亡停保", "1人死亡停保", "家庭成员迁出停保", "父亲服刑停保"],
    ...["户主2019年3月死亡停保", "儿子就业停保", "部分成员停保"],
    ...["儿子收入超标停保", "自愿放弃停保", "整户2019年3月停保"],
  ]);
  const open = "备注所写停保不知是否本人、是否已停";
  expect(states.slice(0, 11)).toEqual([
    ...[null, null, null, null, null],
    ...[open, open, open],
    ...["停发", "停发", "停发"],
  ]);
  expect(stops.map(({ row_no, month, reason }) => [row_no, month, reason])).toEqual([
    [10, null, "收入超标"],
    [11, null, "本人自愿放弃"],
    [12, 3, null],
  ]);
  expect(
    await written.db.rows(
      "SELECT row_no FROM cell_fault WHERE field = 'status' AND reason = 'unknown_code' ORDER BY row_no",
    ),
  ).toEqual([7, 8, 9].map((row_no) => ({ row_no })));
});

it("takes nobody off because his son was, or one of several, and leaves open what may be all of them or is two months ahead", async () => {
  const others = ["儿子停保", "女儿9月停保", "家庭成员1人停保", "清退不符合条件人员1名"];
  const open = ["儿子李明停保", "家庭成员停保", "12月停保"];
  const own = ["儿子赡养停保", "儿子成家停保", "整户停保", "8月停保", "12月停保（死亡）"];
  const { states } = await readRoll([...others, ...open, ...own]);
  expect(states.slice(0, others.length + open.length + own.length)).toEqual([
    ...others.map(() => null),
    ...open.map(() => "备注所写停保不知是否本人、是否已停"),
    ...own.map(() => "停发"),
  ]);
});

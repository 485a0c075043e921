import { expect, it } from "vitest";
import { madePerson, writtenRows } from "../support/written-rows.ts";

const written = writtenRows();

async function daysOf(
  file: string,
  {
    headers,
    cells,
    field,
  }: { headers: readonly string[]; cells: readonly string[]; field: string },
  remarks: readonly string[],
): Promise<(string | null)[]> {
  written.write(file, [
    ["姓名", "身份证号", ...headers, "备注"],
    ...remarks.map((remark, at) => {
      const { name, id } = madePerson(at);
      return [name, id, ...cells, `"${remark}"`];
    }),
  ]);
  await written.read();
  const [table, column] = field.split(".");
  const rows = await written.db.rows<{ said: string | null }>(
    `SELECT CAST(${column} AS VARCHAR) AS said FROM stage.${table} ORDER BY row_no`,
  );
  return rows.map(({ said }) => said);
}

const faults = (field: string) =>
  written.db.rows<{ row_no: number }>(
    `SELECT row_no FROM cell_fault WHERE field = '${field}' ORDER BY row_no`,
  );

const TEKUN = {
  headers: ["供养方式", "自理能力", "基本生活费", "纳入时间"],
  cells: ["分散供养", "全自理", "600", "2018.01"],
  field: "enrolment.visited_on",
};

it("takes from 备注 when somebody was last visited, and from nothing that was not done", async () => {
  const visits = [
    ...["2019.10.16走访", "2019年10月16日探访", "已于2019年10月16号入户走访", "最近走访2019.10.16"],
    ...["2019.8.3走访；2019.10.16走访", "2015.3纳入，2019.10.16走访"],
    "2019.10.16走访，下次走访2019.12.1",
  ];
  const none = [
    "",
    "未走访",
    "独居",
    "2019.10.16电话联系，未走访",
    "拟于2019.11.3走访",
    "下次走访2019.12.1",
  ];
  expect(await daysOf("2019年10月特困人员名册.csv", TEKUN, [...visits, ...none])).toEqual([
    ...Array(visits.length).fill("2019-10-16"),
    ...Array(none.length).fill(null),
  ]);
  expect(await faults("visited_on")).toEqual([]);
});

it("names a visit without its day, and one on a day that there is not", async () => {
  const remarks = ["2019.10走访", "已走访", "2019.9.31走访", "2019年走访"];
  expect(await daysOf("2019年10月特困人员名册.csv", TEKUN, remarks)).toEqual([
    ...["2019-10-01", null, null, null],
  ]);
  expect(await faults("visited_on")).toEqual([3, 4, 5].map((row_no) => ({ row_no })));
});

it("reads on a roll with such remarks who was taken off as well", async () => {
  const remarks = ["2019.10.16走访", "2019年8月停发（死亡）", "2019.10.3走访"];
  await daysOf("2019年10月特困人员名册.csv", TEKUN, remarks);
  expect(await written.db.rows("SELECT status FROM stage.enrolment ORDER BY row_no")).toEqual(
    [null, "停发", null].map((status) => ({ status })),
  );
  expect(
    await written.db.rows(
      "SELECT row_no, programme, stop_month - 2019 * 12 + 1 AS month, reason FROM stage.departure",
    ),
  ).toEqual([{ row_no: 3, programme: "tekun", month: 8, reason: "死亡" }]);
});

it("takes from 备注 of a list of the dead when each died", async () => {
  const remarks = [
    "2019.3.5死亡",
    "已于2019年6月病故",
    "2019年3月5日去世",
    "19年3月5号病逝",
    "已死亡",
  ];
  expect(
    await daysOf(
      "死亡人员名单.csv",
      { headers: ["村"], cells: ["东村"], field: "death.died_on" },
      remarks,
    ),
  ).toEqual(["2019-03-05", "2019-06-01", "2019-03-05", "2019-03-05", null]);
});

it("takes from 备注 when somebody was taken into custody and let out", async () => {
  const remarks = [
    "2018年5月3日收监，2019年3月1日刑满释放",
    "2018.5.3入监",
    "2018年5月收监，刑期未满",
  ];
  const list = { headers: ["类型"], cells: ["服刑"], field: "custody.from_on" };
  expect(await daysOf("服刑强戒人员.csv", list, remarks)).toEqual([
    ...["2018-05-03", "2018-05-03", "2018-05-01"],
  ]);
  expect(
    await written.db.rows(
      "SELECT CAST(until_on AS VARCHAR) AS said FROM stage.custody ORDER BY row_no",
    ),
  ).toEqual(["2019-03-01", null, null].map((said) => ({ said })));
});

it("takes no visit for the day of something else, nor one that nobody was met on", async () => {
  const open = [
    ...["2018年3月纳入特困，定期探访", "2016年3月起每月走访", "2018年3月5日入院，护理员每日看望"],
    ...["2019.10.3走访，无人在家", "2019.10.3入户，老人不在家", "2019.10.3住院，已走访"],
  ];
  const none = ["上门女婿", "2010年3月5日入户落户", "无人探望", "女儿2019年10月探望"];
  const visits = ["2019.10.16，走访", "已走访（2019.10.16）", "走访：2019.10.16"];
  const more = Array(8).fill("2019.10.16走访");
  expect(
    await daysOf("2019年10月特困人员名册.csv", TEKUN, [...open, ...none, ...visits, ...more]),
  ).toEqual([
    ...open.map(() => null),
    ...none.map(() => null),
    ...[...visits, ...more].map(() => "2019-10-16"),
  ]);
  expect(await faults("visited_on")).toEqual(open.map((_, at) => ({ row_no: at + 2 })));
});

it("knows nothing of visits where few remarks tell of one: whoever has none may have been visited", async () => {
  const remarks = ["2019.10.16走访", "2019.10.3走访", "", "独居", "", "残疾", "", ""];
  expect(await daysOf("2019年10月特困人员名册.csv", TEKUN, remarks)).toEqual(
    remarks.map(() => null),
  );
  const [sheet] = await written.db.rows<{ mapping: string }>("SELECT mapping FROM source_sheet");
  expect(Object.keys(JSON.parse(sheet?.mapping ?? "{}"))).not.toContain("visited_on");
});

it("takes for the day of a death none of a birth, a stop or a notice, nor another's death", async () => {
  const remarks = [
    ...["1950年3月5日出生，2019年死亡", "2019.4停发低保，死亡", "丈夫2015年3月去世"],
    ...["2019年9月入户核实，死亡时间为2018年3月", "2018年3月死亡，2019年9月核实死亡"],
    ...["2019年9月核实死亡", "2019.9上报死亡", "经核实2019.3.5死亡"],
    "2019.3.5死亡",
  ];
  expect(
    await daysOf(
      "死亡人员名单.csv",
      { headers: ["村"], cells: ["东村"], field: "death.died_on" },
      remarks,
    ),
  ).toEqual([
    ...[null, null, null, "2018-03-01", "2018-03-01", null, null],
    ...["2019-03-05", "2019-03-05"],
  ]);
});

it("takes for the day of coming into custody neither its end nor the day of being let out", async () => {
  const remarks = [
    ...["刑满日期2021年5月2日，入监时间2018年5月3日", "2018年5月3日至2021年5月2日，羁押于监狱"],
    ...["2018年5月3日至2021年5月2日在监狱羁押", "2019年3月5日解除羁押", "2018.5.3收监"],
  ];
  const list = { headers: ["类型"], cells: ["服刑"], field: "custody.from_on" };
  expect(await daysOf("服刑强戒人员.csv", list, remarks)).toEqual([
    ...["2018-05-03", "2018-05-03", "2018-05-03", null, "2018-05-03"],
  ]);
});

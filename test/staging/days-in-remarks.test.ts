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
      return [name, id, ...cells, remark];
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
  ];
  const none = ["", "未走访", "独居", "2019.10.16电话联系，未走访", "拟于2019.11.3走访"];
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

import { expect, it } from "vitest";
import { madePerson, writtenRows } from "../support/written-rows.ts";

const written = writtenRows();
const NAMES = ["赵大江", "钱大河", "孙大湖", "李大海", "李大海"];

async function statesUnder(note: string, header = "月保障金"): Promise<(string | null)[]> {
  written.write("2019年10月低保花名册.csv", [
    ["低保证号", "户主姓名", "姓名", "身份证号", header, "享受时间"],
    ...NAMES.map((name, at) => [`70${at}`, name, name, madePerson(at).id, "300", "2018.01"]),
    [note],
  ]);
  await written.read();
  const rows = await written.db.rows<{ status: string | null }>(
    "SELECT status FROM stage.enrolment ORDER BY row_no",
  );
  return rows.map(({ status }) => status);
}

it.each([
  "注：赵大江、孙大湖2019年9月停保",
  "备注：赵大江和孙大湖已停保",
  "赵大江、孙大湖2人因死亡9月停保",
  "赵大江、孙大湖等2人9月停保",
])("takes off those whom a note names: %s", async (note) => {
  expect(await statesUnder(note)).toEqual(["停发", null, "停发", null, null]);
});

it.each([
  ...[
    "注：李大海2019年9月停保",
    "注：周大山已停保",
    "注：赵大江2019年9月死亡",
    "赵大江拟于9月停保",
  ],
  ...[
    "以上3人停保公示",
    "注：以上人员停保公示期7天",
    "注：赵大江2019年9月停保后恢复",
    "赵大江11月停保",
  ],
  ...["赵大江因账号错误9月停发", "赵大江9月停发，10月补发", "以上3人因银行卡异常停发"],
  ...["赵大江9月停发一个月", "赵大江9月停发护理费", "序号1因账户注销停发"],
])("takes nobody off by a note that may mean another, says less or not yet: %s", async (note) => {
  expect(await statesUnder(note)).toEqual(Array(5).fill(null));
});

it.each([
  ["取消其低保", "停发"],
  ["低保金停发", "停发"],
  ["停止发放低保金", "停发"],
  ["低保资格已被取消", "停发"],
  ["取消其特困", "tekun"],
  ["特困供养金停发", "tekun"],
])("knows whose stop %s is beside either programme", async (says, ofTekun) => {
  written.write("2019年10月社会救助对象名册.csv", [
    ["救助证号", "姓名", "身份证号", "救助类别", "月救助标准", "纳入年月", "变动情况"],
    ...["低保", "特困", "低保"].map((kind, at) => {
      const { name, id } = madePerson(at);
      return [`D0${at}`, name, id, kind, "300", "2018.01", at < 2 ? says : ""];
    }),
  ]);
  await written.read();
  const rows = await written.db.rows<{ status: string | null }>(
    "SELECT status FROM stage.enrolment ORDER BY row_no",
  );
  const [dibao, tekun] = rows.map(({ status }) => status === "停发");
  expect([dibao, tekun]).toEqual(ofTekun === "停发" ? [true, false] : [false, true]);
});

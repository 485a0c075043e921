import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const person = (at: number) => {
  const serial = String(at + 1).padStart(4, "0");
  return [`D${serial}`, `赵${serial}`, `赵${serial}`, `99999919900101${serial}`, "300", "2018.01"];
};

/** How many of a 低保 roll of so many people are no longer on it, by what stands beside the last of them. */
async function stopped(header: string, people: number, last: readonly string[]) {
  const rows = Array.from({ length: people }, (_, at) => [
    ...person(at),
    last[at - people + last.length] ?? "",
  ]);
  await stageRows(db, {
    file: "2019年10月低保花名册.xlsx",
    rows: [["低保证号", "户主姓名", "姓名", "身份证号", "月保障金", "享受时间", header], ...rows],
  });
  const [found] = await db.rows<{ stopped: number }>(
    "SELECT count(*) FILTER (status = '停发') AS stopped FROM stage.enrolment",
  );
  return Number(found?.stopped);
}

it.each(["停保", "9月停保", "2019年9月停发", "2019.9停保", "2019年9月起停发", "停保（2019年9月）"])(
  "reads the remark %s of those who were taken off",
  async (remark) => {
    expect(await stopped("备注", 5, [remark, remark])).toBe(2);
  },
);

it.each(["11月起停保", "自2019年11月起停发", "2019.11停保", "下月停保"])(
  "leaves on the roll of October whoever is taken off after it: %s",
  async (text) => {
    expect(await stopped("备注", 5, [text, text])).toBe(0);
    await db.run("DELETE FROM stage.enrolment");
    expect(await stopped("保障状态", 5, ["在保", "在保", "在保", "停保", text])).toBe(1);
  },
);

it.each(["备注", "人员变动", "情况说明"])(
  "knows from the end of a long list that %s says who was taken off",
  async (header) => {
    expect(await stopped(header, 400, Array(30).fill("停保"))).toBe(30);
  },
);

it("reads, among remarks of other things, those that say no more than that somebody was taken off", async () => {
  const remarks = Array.from(
    { length: 30 },
    (_, at) => ["停保", "残疾证待补", "停保后申诉，待复核"][at % 3] as string,
  );
  expect(await stopped("备注", 400, remarks)).toBe(10);
});

it("reads from brackets behind a name that its bearer was taken off, and leaves to the lists of the dead who has died", async () => {
  const marks = ["", "（已停保）", "(9月停保)", "（户主）", "(亡)", "（大）", "(停发）"];
  await stageRows(db, {
    file: "2019年10月低保花名册.xlsx",
    rows: [
      ["低保证号", "户主姓名", "姓名", "身份证号", "月保障金", "享受时间"],
      ...marks.map((mark, at) => {
        const name = `赵${"甲乙丙丁戊己庚"[at]}`;
        return person(at).map((cell, n) => (n === 1 ? name : n === 2 ? name + mark : cell));
      }),
    ],
  });
  const rows = await db.rows<{ status: string | null }>(
    "SELECT status FROM stage.enrolment ORDER BY row_no",
  );
  expect(rows.map(({ status }) => status)).toEqual([
    null,
    "停发",
    "停发",
    null,
    null,
    null,
    "停发",
  ]);
});

it("takes those below a line that says so for stopped, down to the next such line", async () => {
  const lines = [["以下人员9月停保"], ["以下为新增人员"], ["注：停保人员另附表"]];
  await stageRows(db, {
    file: "2019年10月低保花名册.xlsx",
    rows: [
      ["低保证号", "户主姓名", "姓名", "身份证号", "月保障金", "享受时间"],
      ...[person(0), person(1), lines[0] ?? [], person(2), person(3), lines[1] ?? [], person(4)],
      lines[2] ?? [],
    ],
  });
  const rows = await db.rows<{ status: string | null }>(
    "SELECT status FROM stage.enrolment ORDER BY row_no",
  );
  expect(rows.map(({ status }) => status)).toEqual([null, null, "停发", "停发", null]);
});

describe("the name of a group between the rows", () => {
  const read = async (line: readonly string[]) => {
    await db.run("DELETE FROM stage.enrolment");
    await db.run("DELETE FROM mention");
    await stageRows(db, {
      file: "2019年10月低保花名册.xlsx",
      rows: [
        ["低保证号", "户主姓名", "姓名", "身份证号", "月保障金", "享受时间"],
        ...[person(0), person(1), line, person(2), person(3), ["三、新增人员"], person(4)],
      ],
    });
    return db.rows<{ name: string; status: string | null }>(
      "SELECT m.name_text AS name, e.status FROM stage.enrolment e JOIN mention m USING (row_id) WHERE m.role = 'self' ORDER BY e.row_no",
    );
  };

  it.each([
    ["二、停保人员", "停发"],
    ["（二）9月停保", "停发"],
    ["停保对象（2户）", "停发"],
    ["二、死亡人员", "停发"],
    ["二、拟新增人员", "暂停"],
    ["二、不予批准对象", "暂停"],
  ])("%s says that those below it are not on the roll", async (line, state) => {
    for (const cells of [[line], ["", "", line]])
      expect((await read(cells)).map(({ status }) => status)).toEqual([
        ...[null, null],
        ...[state, state],
        null,
      ]);
  });

  it.each([
    "停保2户",
    "停保人员：2人",
    "二、新增人员",
    "二、11月停保人员",
    "三、敬老院",
    "一组",
    "城市低保",
  ])("%s says nothing of the kind, and is nobody's name", async (line) => {
    for (const cells of [[line], ["", "", line]]) {
      const rows = await read(cells);
      expect(rows.map(({ status }) => status)).toEqual(rows.map(() => null));
      if (!/\d/.test(line)) expect(rows).toHaveLength(5);
    }
  });
});

it("finds such a line also where thousands of rows have little more than a name", async () => {
  const surnames = "赵钱孙李周吴郑王冯陈褚卫";
  const name = (at: number) =>
    `${surnames[at % 12]}${surnames[(at >> 4) % 12]}${surnames[(at >> 8) % 12]}`;
  const bare = (at: number) => ["", "", name(at), "", "300", ""];
  await stageRows(db, {
    file: "2019年10月低保花名册.xlsx",
    rows: [
      ["低保证号", "户主姓名", "姓名", "身份证号", "月保障金", "享受时间"],
      person(0),
      ...Array.from({ length: 2_100 }, (_, at) => bare(at)),
      ["以下人员9月停保"],
      ...Array.from({ length: 3 }, (_, at) => bare(at + 50)),
      ["合计", "", "", "", "900"],
    ],
  });
  const rows = await db.rows<{ row_no: number }>(
    "SELECT row_no FROM stage.enrolment WHERE status = '停发' ORDER BY row_no",
  );
  expect(rows.map(({ row_no }) => row_no)).toEqual([2104, 2105, 2106]);
});

describe("a note below a list that says of rows above it that their people were stopped", () => {
  const read = async (notes: readonly string[], serials = [1, 2, 3, 4, 5]) => {
    await db.run("DELETE FROM stage.enrolment");
    const [sheet] = await stageRows(db, {
      file: "2019年10月低保花名册.xlsx",
      rows: [
        ["序号", "低保证号", "户主姓名", "姓名", "身份证号", "月保障金", "享受时间"],
        ...serials.map((serial, at) => [String(serial), ...person(at)]),
        ...notes.map((note) => [note]),
      ],
    });
    const rows = await db.rows<{ status: string | null }>(
      "SELECT status FROM stage.enrolment ORDER BY row_no",
    );
    return { states: rows.map(({ status }) => status), notices: sheet?.recognition.notices ?? [] };
  };

  it.each(["序号2-3为9月停保人员", "注：序号2、3已停保", "（序号2和3为停保人员）"])(
    "is believed where the numbers say which: %s",
    async (note) => {
      const { states, notices } = await read([note]);
      expect(states).toEqual([null, "停发", "停发", null, null]);
      expect(notices).toEqual([expect.stringContaining("按它写的序号算")]);
    },
  );

  it("means whole households where only the first row of each has a number", async () => {
    const [head, ...others] = [0, 1, 2, 3].map(person);
    await stageRows(db, {
      file: "2019年10月低保花名册.xlsx",
      rows: [
        ["序号", ...HEADER],
        ["1", ...(head ?? [])],
        ...others.map((cells, at) => [
          ["2", "", "3"][at] ?? "",
          ["D2", "D2", "D3"][at] ?? "",
          ...cells.slice(1),
        ]),
        ["序号2为9月停保户"],
      ],
    });
    const rows = await db.rows("SELECT status FROM stage.enrolment ORDER BY row_no");
    expect(rows).toEqual([null, "停发", "停发", null].map((status) => ({ status })));
  });

  it("is not where two rows have the number, and of nobody who is stopped later or stays", async () => {
    const none = [null, null, null, null, null];
    expect((await read(["序号2-3为9月停保人员"], [1, 2, 3, 2, 3])).states).toEqual(none);
    for (const note of ["序号2-3为11月停保人员", "序号2-3为拟停保人员", "序号2-3不停保"])
      expect((await read([note])).states).toEqual(none);
  });

  it.each([["以上2人已停保"], ["备注：以上两人9月停保"]])(
    "leaves open whether those right above are meant: %s",
    async (note) => {
      const { states, notices } = await read([note]);
      expect(states).toEqual([null, null, null, "下面一行注明停保", "下面一行注明停保"]);
      expect(notices).toEqual([expect.stringContaining("待核")]);
      const faults = await db.rows("SELECT row_no FROM cell_fault WHERE field = 'status'");
      expect(faults).toHaveLength(2);
      await db.run("DELETE FROM cell_fault");
    },
  );

  it.each(["注：标红的为停保人员", "说明：带*号的已死亡", "序号3、4等已迁出"])(
    "is told where nobody can know which rows it means: %s",
    async (note) => {
      const { states, notices } = await read([note]);
      expect(new Set(states)).toEqual(new Set([null]));
      expect(notices).toEqual([expect.stringContaining("程序看不出是哪几行")]);
    },
  );

  it("is none where it speaks of other lists, or of everybody", async () => {
    const notes = [
      "注：停保人员另附表",
      "制表人：赵某  审核人：钱某",
      "合计5人",
      "停保人员不在本表",
    ];
    expect((await read(notes)).notices).toEqual([]);
  });
});

const HEADER = ["低保证号", "户主姓名", "姓名", "身份证号", "月保障金", "享受时间"];

/** Who is stopped, counted from 0, on a list of these rows. */
async function stoppedOn(file: string, header: readonly string[], rows: readonly string[][]) {
  await stageRows(db, { file, rows: [[...header], ...rows] });
  const found = await db.rows<{ status: string | null }>(
    "SELECT status FROM stage.enrolment ORDER BY row_no",
  );
  return found.flatMap(({ status }, at) => (status === "停发" ? [at] : []));
}

it.each([
  ["another village begins", [["以下人员9月停保"]], [["西村（3户）"]], [2]],
  ["a total ends them", [["以下人员9月停保"]], [["小计", "1人"]], [2]],
  ["another group begins", [["以下人员9月停保"]], [["二、在保人员"]], [2]],
  ["a page ends", [["以下人员9月停保"]], [["第2页"]], [2, 3, 4]],
  ["a page has its number alone", [["以下人员9月停保"]], [["- 2 -"]], [2, 3, 4]],
  ["the villages come again", [["以下人员9月停保"]], [["东村"]], [2, 3, 4]],
  ["the month is to come", [["以下人员11月停保"]], [["西村"]], []],
])(
  "takes those below a line for stopped no further than that group goes: %s",
  async (_, line, next, stopped) => {
    const rows = [
      ["东村"],
      person(0),
      person(1),
      ...line,
      person(2),
      ...next,
      person(3),
      person(4),
    ];
    expect(await stoppedOn("2019年10月低保花名册.xlsx", HEADER, rows)).toEqual(stopped);
  },
);

it("takes nobody off a roll who was taken off another one, or is only in a month to come", async () => {
  const remarks = [
    "取消低保",
    "已取消特困待遇",
    "终止救助",
    "残疾证待补",
    "11月停发",
    "2019年11月停发",
    "9月停发",
  ];
  const header = ["姓名", "身份证号", "供养方式", "基本生活费", "开始享受年月", "备注"];
  const rows = remarks.map((remark, at) => {
    const [, , name = "", id = ""] = person(at);
    return [name, id, "分散供养", "600", "2018.01", remark];
  });
  expect(await stoppedOn("2019年10月特困人员花名册.xlsx", header, rows)).toEqual([1, 2, 6]);
});

describe("a line over rows, or a note below them, that speaks of stops", () => {
  const on = async (roll: string, line: readonly string[], below: readonly string[] = []) => {
    await db.run("DELETE FROM stage.enrolment");
    const [sheet] = await stageRows(db, {
      file: `2019年10月${roll}花名册.xlsx`,
      rows: [
        ["序号", ...HEADER],
        ...[0, 1].map((at) => [String(at + 1), ...person(at)]),
        line,
        ["3", ...person(2)],
        below,
      ],
    });
    const rows = await db.rows<{ status: string | null }>(
      "SELECT status FROM stage.enrolment ORDER BY row_no",
    );
    return { states: rows.map(({ status }) => status), notices: sheet?.recognition.notices ?? [] };
  };
  const nobody = [null, null, null];

  it.each([
    "以下为停保后重新纳入人员",
    "以下为停保后复保人员",
    "以下为非停保人员",
    "以下人员停发电价补贴",
    "以下为特困停保后转入人员",
    "以下人员拟于年底停保",
    "以下人员建议停保",
    "以下人员停保公示中",
  ])("takes nobody off the roll who stays on it: %s", async (line) => {
    const { states, notices } = await on("低保", [line]);
    expect(states).toEqual(nobody);
    expect(notices).toHaveLength(1);
  });

  it.each(["以下人员已停保转特困", "以下人员自愿申请退保", "以下对象停发低保金"])(
    "takes them off it: %s",
    async (line) => {
      const { states, notices } = await on("低保", [line]);
      expect(states).toEqual([null, null, "停发"]);
      expect(notices).toEqual([]);
    },
  );

  it("takes for 暂停 whom it says to be stopped for a time", async () => {
    expect((await on("低保", ["以下人员暂停发放"])).states).toEqual([null, null, "暂停"]);
  });

  it.each(["序号1、2停保后重新纳入", "序号1、2停发电价补贴", "序号1、2退出特困转入低保"])(
    "believes no note of others or of who is back: %s",
    async (note) => {
      expect((await on("低保", [], [note])).states).toEqual(nobody);
    },
  );

  it("believes the same of the roll that it is of", async () => {
    const { states } = await on("特困人员", [], ["序号1、2退出特困转入低保"]);
    expect(states).toEqual(["停发", "停发", null]);
  });

  it("leaves nobody open where a note says that nobody was stopped", async () => {
    const notes = ["以上人员均按时发放，没有停发", "以上人员严禁停发"];
    for (const note of notes) expect((await on("低保", [], [note])).states).toEqual(nobody);
  });
});

it.each(["李四死亡停保", "李四9月死亡停保", "欧阳小明迁出停保"])(
  "leaves open whose stop a remark tells of that has another's name: %s",
  async (remark) => {
    expect(await stopped("备注", 5, [remark])).toBe(0);
    expect(await db.rows("SELECT 1 FROM cell_fault WHERE field = 'status'")).toHaveLength(1);
  },
);

it.each(["赵0005死亡停保", "因病死亡停保", "意外死亡停保", "车祸死亡停保", "户口迁出停保"])(
  "takes for his own what a remark tells that has no other's name: %s",
  async (remark) => {
    expect(await stopped("备注", 5, [remark])).toBe(1);
  },
);

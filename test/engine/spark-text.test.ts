import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { expandMacros, MACROS } from "../../src/engine/macros.ts";
import { findSparkSql } from "../../src/engine/spark/find-spark.ts";
import { queryFaultOf, sparkFault } from "../../src/engine/spark/spark-fault.ts";
import { maskLogLine } from "../../src/engine/spark/spark-log.ts";
import { toSparkSql } from "../../src/engine/spark/spark-text.ts";
import { driverEnvironment } from "../../src/engine/spark/submit-spark.ts";
import { UserError } from "../../src/errors.ts";
import { MACRO_VECTORS, ORDER_VECTORS } from "../spark/macro-vectors.ts";

describe("the macros on DuckDB", () => {
  let db: Database;
  beforeAll(async () => {
    db = await openDatabase();
  });
  afterAll(() => db.close());

  it.each(MACRO_VECTORS)("%s is %s", async (expression, value) => {
    const rows = await db.rows(
      `SELECT CAST(${expandMacros(expression, "duckdb")} AS VARCHAR) AS value`,
    );
    expect(rows[0]?.value).toBe(value);
  });

  it.each(ORDER_VECTORS)("%s is %s", async (query, value) => {
    expect((await db.rows(query))[0]?.value).toBe(value);
  });

  it("have a vector each", () => {
    const text = MACRO_VECTORS.map(([expression]) => expression).join("\n");
    expect(Object.keys(MACROS).filter((name) => !text.includes(`@${name}(`))).toEqual([]);
  });
});

describe("toSparkSql", () => {
  it.each([
    ["CAST(NULL AS VARCHAR) AS a", "CAST(NULL AS STRING) AS a"],
    ["'it''s \\ VARCHAR'", "'it\\'s \\\\ VARCHAR'"],
    ['x AS "group"', "x AS `group`"],
    ["@idiv(a, b)", "((a) DIV NULLIF((b), 0))"],
    [
      "ROW_NUMBER() OVER (PARTITION BY a ORDER BY b DESC, COALESCE(c, 0), row_id) AS n",
      "ROW_NUMBER() OVER (PARTITION BY a ORDER BY b DESC NULLS LAST, COALESCE(c, 0) NULLS LAST, row_id NULLS LAST) AS n",
    ],
    ["OVER (ORDER BY a NULLS FIRST, b)", "OVER (ORDER BY a NULLS FIRST, b NULLS LAST)"],
    ["SELECT a FROM x ORDER BY a -- last", "SELECT a FROM x ORDER BY a NULLS LAST -- last"],
  ])("writes %s as %s", (sql, spark) => {
    expect(toSparkSql(sql)).toBe(spark);
  });
});

describe("findSparkSql", () => {
  it.each([
    [{ SPARK_HOME: "/nowhere" }, "SPARK_HOME"],
    [{ PATH: "/nowhere" }, "找不到 spark-sql"],
    [{}, "找不到 spark-sql"],
  ])("refuses %j", (env, said) => {
    expect(() => findSparkSql(env, "linux")).toThrow(said);
  });
});

describe("driverEnvironment", () => {
  it("adds to what the owner of the machine has set, and gives way to it", () => {
    expect(driverEnvironment({ PATH: "/bin" }, false)).toEqual({
      PATH: "/bin",
      LC_ALL: "C.UTF-8",
      SPARK_DRIVER_MEMORY: "2g",
      JDK_JAVA_OPTIONS: "-Dfile.encoding=UTF-8",
    });
    const owned = { SPARK_DRIVER_MEMORY: "8g", JDK_JAVA_OPTIONS: "-Dx=1", LC_ALL: "zh_CN.GBK" };
    expect(driverEnvironment(owned, true)).toEqual({
      SPARK_DRIVER_MEMORY: "8g",
      JDK_JAVA_OPTIONS: "-Dfile.encoding=UTF-8 -Dx=1",
      LC_ALL: "zh_CN.GBK",
    });
  });
});

describe("sparkFault", () => {
  it.each([
    ["JAVA_HOME is not set", 1, "E6004"],
    ["spark-class: line 71: /opt/jdk/bin/java: No such file or directory", 1, "E6004"],
    ["Exception: Could not parse Master URL: 'foo'", 1, "E2001"],
    ["java.io.IOException: No space left on device", 1, "E6001"],
    ["java.lang.OutOfMemoryError: Java heap space", 1, "E6003"],
    ["org.apache.hadoop.security.AccessControlException: Permission denied: user=x", 1, "E6002"],
    ["[PATH_NOT_FOUND] Path does not exist: file:/x. SQLSTATE: 42K03", 1, "E6005"],
    ["All masters are unresponsive! Giving up.", 1, "E6005"],
    ["", 137, "E6005"],
    ["something else", 1, "E6005"],
  ])("tells %s", (said, code, expected) => {
    const fault = sparkFault({ code, said });
    expect(fault).toBeInstanceOf(UserError);
    expect(fault.code).toBe(expected);
  });

  it("tells a query at fault from a machine at fault", () => {
    const said = "[DIVIDE_BY_ZERO] Division by zero. SQLSTATE: 22012";
    expect(queryFaultOf({ code: 1, said })).toBe("DIVIDE_BY_ZERO");
    const quoted = "[CAST_INVALID_INPUT] The value '张三' of the type STRING cannot be cast";
    expect(queryFaultOf({ code: 1, said: quoted })).toBe("CAST_INVALID_INPUT");
    expect(queryFaultOf({ code: 1, said: "Connection refused" })).toBeUndefined();
  });
});

describe("maskLogLine", () => {
  it.each([
    ["The value '99999919700101123X' cannot be cast", "The value '######' cannot be cast"],
    ["The value '９９９９９９１９７００１０１１２３Ｘ'", "The value '######'"],
    ["WHERE name = '张三'", "WHERE name = '〔略〕'"],
    [
      "Application Id: app-20261126065747-0000, application_1700000000000_0001",
      "Application Id: app-20261126065747-0000, application_1700000000000_0001",
    ],
    ["26/11/26 06:57:42 WARN Utils: 192.168.1.7", "26/11/26 06:57:42 WARN Utils: 192.168.1.7"],
    ["person_key 1099998921670111014", "person_key ######"],
  ])("writes %s as %s", (line, masked) => {
    expect(maskLogLine(line)).toBe(masked);
  });
});

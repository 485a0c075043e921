import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openDatabase } from "../../src/engine/database.ts";
import { resourceFault } from "../../src/engine/resource-fault.ts";

const MANY =
  "CREATE TABLE t AS SELECT md5(CAST(range AS VARCHAR)) AS a FROM range(3000000) ORDER BY a";

it("tells a machine that has run out of something from a query that is wrong", async () => {
  const tempFolder = mkdtempSync(join(tmpdir(), "doudi-spill-"));
  const db = await openDatabase({ memory: "40MB", threads: 1, tempFolder });
  const fault = (sql: string) => db.run(sql).then(() => "none", resourceFault);
  try {
    expect(await fault("SELECT nothing FROM nowhere")).toBeUndefined();
    await db.run("SET max_temp_directory_size = '1MB'");
    expect(await fault(MANY)).toBe("disk");
  } finally {
    db.close();
  }
});

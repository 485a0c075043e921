import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { encodeGb18030 } from "../../src/demo/gb18030.ts";
import { readConfig, writeConfig } from "../../src/project/config-file.ts";
import { readOwnText } from "../../src/project/own-text.ts";

const TEXT = `# 某县的配置
county: 青石县
month: 2019-10
files:
  - { file: 旧名册.xlsx, skip: true }
`;

function written(bytes: Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), "doudi-text-")), "doudi.yaml");
  writeFileSync(path, bytes);
  return path;
}

it.each([
  ["UTF-8 with a mark", Buffer.from(`\ufeff${TEXT}`)],
  ["what Notepad calls ANSI", encodeGb18030(TEXT)],
  ["what Notepad calls Unicode", Buffer.from(`\ufeff${TEXT}`, "utf16le")],
  ["UTF-16 the other way round", Buffer.from(`\ufeff${TEXT}`, "utf16le").swap16()],
])("reads doudi.yaml saved as %s, and writes it as UTF-8", async (_, bytes) => {
  const path = written(bytes);
  const config = readConfig(path);
  expect(config).toMatchObject({ county: "青石县", files: [{ file: "旧名册.xlsx", skip: true }] });
  await writeConfig(path, { ...config, month: "2019-11" });
  expect(readFileSync(path, "utf8")).toBe(TEXT.replace("2019-10", "2019-11"));
});

it("refuses what is none of these, by the name of the file", () => {
  const path = written(Buffer.from([0x61, 0xff, 0xff, 0x62]));
  expect(() => readOwnText(path)).toThrow(
    expect.objectContaining({ code: "E3006", at: { file: "doudi.yaml" } }),
  );
});

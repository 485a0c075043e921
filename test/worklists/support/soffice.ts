import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Why LibreOffice cannot be used here; undefined when it can. */
export function whyNoOffice(): string | undefined {
  try {
    execFileSync("soffice", ["--version"], { stdio: "ignore", timeout: 240_000 });
    return undefined;
  } catch {
    return "soffice (LibreOffice) is not installed";
  }
}

type Format = "pdf" | "xlsx" | "ods" | "xls";

/** Open a workbook in LibreOffice without a screen and save it as another format; returns the new file. */
export function convert(file: string, format: Format): string {
  const [converted] = convertAll([file], format);
  if (!converted) throw new Error("LibreOffice wrote nothing");
  return converted;
}

/** The same for many workbooks in one start of LibreOffice. */
export function convertAll(files: readonly string[], format: Format): string[] {
  const folder = mkdtempSync(join(tmpdir(), "doudi-soffice-"));
  const profile = pathToFileURL(join(folder, "profile")).href;
  const out = join(folder, "out");
  execFileSync(
    "soffice",
    [
      `-env:UserInstallation=${profile}`,
      "--headless",
      "--convert-to",
      format,
      "--outdir",
      out,
      ...files,
    ],
    { stdio: "ignore", timeout: 240_000 + 5_000 * files.length },
  );
  return readdirSync(out).map((name) => join(out, name));
}

/** The text of each page of a PDF; undefined without poppler. */
export function pagesOf(pdf: string): string[] | undefined {
  try {
    return execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" })
      .split("\f")
      .slice(0, -1);
  } catch {
    return undefined;
  }
}

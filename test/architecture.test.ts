import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { ERROR_TITLES } from "../src/errors.ts";
import { KINDS } from "../src/rolls/kinds.ts";
import { loadRolls } from "../src/rolls/load-rolls.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SRC = join(ROOT, "src");

/** Code imports only from its left; what stands in one bracket may import each other's left only, not one another. */
const ORDER = [
  "errors",
  "engine",
  "project",
  "rolls",
  "sources",
  "staging",
  "people",
  "rules",
  "findings",
  "worklists",
  "ledger",
  "reports",
  "screening",
  "demo",
  "bench",
  "web",
  "cli",
];

interface SourceFile {
  path: string;
  module: string;
  text: string;
  /** Specifiers of static and dynamic imports. */
  imports: string[];
}

const files: SourceFile[] = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => {
    const text = readFileSync(join(SRC, name), "utf8");
    const path = name.replaceAll("\\", "/");
    const imports = [...text.matchAll(/(?:\bfrom|\bimport\()\s*"([^"]+)"/g)].map((m) => m[1] ?? "");
    return { path, text, imports, module: (path.split("/")[0] ?? "").replace(/\.ts$/, "") };
  });

function importedModule(file: SourceFile, specifier: string): string {
  const target = relative(SRC, join(SRC, dirname(file.path), specifier)).replaceAll("\\", "/");
  return (target.split("/")[0] ?? "").replace(/\.ts$/, "");
}

describe("the architecture", () => {
  it("knows every folder of src", () => {
    expect(
      [...new Set(files.map(({ module }) => module))].filter((m) => !ORDER.includes(m)),
    ).toEqual([]);
  });

  it("lets code import only from its left", () => {
    const wrong = files.flatMap((file) =>
      file.imports
        .filter((specifier) => specifier.startsWith("."))
        .map((specifier) => importedModule(file, specifier))
        .filter((module) => ORDER.indexOf(module) > ORDER.indexOf(file.module))
        .map((module) => `${file.path}: ${file.module} may not import ${module}`),
    );
    expect(wrong).toEqual([]);
  });

  it("has one door to DuckDB", () => {
    const doors = files.filter(({ imports }) => imports.some((name) => /duckdb/i.test(name)));
    expect([...new Set(doors.map(({ module }) => module))]).toEqual(["engine"]);
  });

  it("touches process only in cli and in entry files of child processes and the bench", () => {
    const wrong = files.filter(
      ({ path, module, text }) =>
        module !== "cli" &&
        !/(^|\/)(child|main|worker)(-[a-z-]+)?\.ts$|-child\.ts$|-worker\.ts$/.test(path) &&
        /(?<![\w."'`-])process\.(?!\.)|from "node:process"/.test(withoutComments(text)),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it("keeps files small and folders without grab bags", () => {
    const long = files.filter(({ text }) => text.split("\n").length > 251);
    expect(long.map(({ path, text }) => `${path}: ${text.split("\n").length} lines`)).toEqual([]);
    expect(files.filter(({ path }) => /\b(utils?|helpers?|common|misc)\b/.test(path))).toEqual([]);
  });

  it("reads no clock and opens no network outside cli, the project's log and the web page", () => {
    const wrong = files.filter(
      ({ module, text, path }) =>
        (!["cli", "project", "bench"].includes(module) &&
          /\bDate\.now\(\)|\bnew Date\(\)/.test(withoutComments(text))) ||
        (module !== "web" &&
          /from "node:(https?|http2|net|tls|dgram|dns)"|\bfetch\(/.test(text) &&
          path !== ""),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

describe("the lock file", () => {
  const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as {
    packages: Record<string, { version?: string; optionalDependencies?: Record<string, string> }>;
  };

  it("has an entry for every platform, or npm ci refuses it (scripts/complete-lock.mjs fills gaps)", () => {
    const wanted = Object.values(lock.packages).flatMap((each) =>
      Object.keys(each.optionalDependencies ?? {}),
    );
    expect(wanted.filter((name) => !lock.packages[`node_modules/${name}`]?.version)).toEqual([]);
  });

  it("has the engine's binaries for the platforms of counties, at the pinned version", () => {
    const platforms = ["win32-x64", "linux-x64", "linux-arm64"];
    const versions = platforms.map(
      (platform) => lock.packages[`node_modules/@duckdb/node-bindings-${platform}`]?.version,
    );
    expect(versions).toEqual(["1.5.6-r.1", "1.5.6-r.1", "1.5.6-r.1"]);
  });
});

describe("the documents", () => {
  const glossary = readFileSync(join(ROOT, "docs", "glossary.md"), "utf8");
  const identifiers = new Set([...glossary.matchAll(/`([a-z_]+)`/g)].map((match) => match[1]));

  it("have every kind in the glossary", () => {
    expect(Object.keys(KINDS).filter((kind) => !identifiers.has(kind))).toEqual([]);
  });

  it("have every roll and programme in the glossary", async () => {
    const rolls = [...(await loadRolls()).values()];
    const names = rolls.flatMap(({ id, fixed }) => [id, fixed?.programme ?? id]);
    expect([...new Set(names)].filter((name) => !identifiers.has(name))).toEqual([]);
  });

  it("have a page for every error code, and sorted codes", () => {
    const errors = readFileSync(join(ROOT, "docs", "errors.md"), "utf8");
    const codes = Object.keys(ERROR_TITLES);
    expect(codes.filter((code) => !errors.includes(`## ${code} `))).toEqual([]);
    expect(codes).toEqual([...codes].sort());
  });

  it("name nothing of one developer's machine", () => {
    const text = ["README.md", "README.en.md", "CONTRIBUTING.md", "CHANGELOG.md"]
      .map((name) => readFileSync(join(ROOT, name), "utf8"))
      .join("\n");
    expect(text).not.toMatch(/\/(root|home|work|tmp)\//);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
}

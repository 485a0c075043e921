import { type ZipPart, zipFile } from "./zip-file.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

export interface SheetXml {
  name?: string;
  state?: "hidden" | "veryHidden";
  /** Content of `<sheetData>`, or with `whole` the part itself. */
  rows?: string;
  before?: string;
  after?: string;
  whole?: string;
}

export interface XlsxXml {
  sheets: readonly SheetXml[];
  /** `<si>` elements. */
  strings?: string;
  /** Content of `<styleSheet>`. */
  styles?: string;
  workbookPr?: string;
  /** Parts added, or put in the place of those of the same name. */
  parts?: readonly ZipPart[];
  isZip64?: boolean;
}

/** The bytes of a workbook of one sheet with these rows. */
export function sheetOf(rows: string, more: Omit<XlsxXml, "sheets"> & SheetXml = {}): Buffer {
  const { name, state, before, after, whole, ...rest } = more;
  const sheet = { name, state, before, after, whole, rows };
  const given = Object.fromEntries(
    Object.entries(sheet).filter(([, value]) => value !== undefined),
  );
  return xlsxFile({ ...rest, sheets: [given as SheetXml] });
}

/** A workbook from pieces of XML, so that tests can write what no library would. */
export function xlsxFile({
  sheets,
  strings,
  styles,
  workbookPr = "",
  parts = [],
  isZip64 = false,
}: XlsxXml): Buffer {
  const list = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name ?? `表${index + 1}`}" sheetId="${index + 1}"${state ? ` state="${state}"` : ""} r:id="rId${index + 1}"/>`,
  );
  const relations = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  relations.push(
    `<Relationship Id="rIdS" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/>`,
  );
  relations.push(`<Relationship Id="rIdT" Type="${OFFICE}/styles" Target="styles.xml"/>`);
  const all: ZipPart[] = [
    part(
      "[Content_Types].xml",
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${overrides(sheets.length)}</Types>`,
    ),
    part(
      "_rels/.rels",
      `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    part(
      "xl/workbook.xml",
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr ${workbookPr}/><sheets>${list.join("")}</sheets></workbook>`,
    ),
    part(
      "xl/_rels/workbook.xml.rels",
      `<Relationships xmlns="${PACKAGE}">${relations.join("")}</Relationships>`,
    ),
    part("xl/styles.xml", `<styleSheet xmlns="${MAIN}">${styles ?? ""}</styleSheet>`),
    ...(strings === undefined
      ? []
      : [part("xl/sharedStrings.xml", `<sst xmlns="${MAIN}">${strings}</sst>`)]),
    ...sheets.map((sheet, index) => part(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet))),
  ];
  const replaced = all.filter(({ name }) => !parts.some((other) => other.name === name));
  return zipFile([...replaced, ...parts], { isZip64 });
}

/** What the parts are; some readers go by this alone. */
function overrides(sheets: number): string {
  const type = (part: string, kind: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const each = Array.from({ length: sheets }, (_, index) =>
    type(`worksheets/sheet${index + 1}`, "worksheet"),
  );
  return [
    type("workbook", "sheet.main"),
    type("styles", "styles"),
    type("sharedStrings", "sharedStrings"),
    ...each,
  ].join("");
}

/** Formats of cells 1, 2 …; cell format 0 is General. */
export function stylesOf(...formats: (number | string)[]): string {
  const written = formats.flatMap((format, index) =>
    typeof format === "string"
      ? [
          `<numFmt numFmtId="${164 + index}" formatCode="${format.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;")}"/>`,
        ]
      : [],
  );
  const cells = formats.map(
    (format, index) => `<xf numFmtId="${typeof format === "number" ? format : 164 + index}"/>`,
  );
  return `<numFmts>${written.join("")}</numFmts><cellXfs><xf numFmtId="0"/>${cells.join("")}</cellXfs>`;
}

function part(name: string, xml: string): ZipPart {
  return { name, data: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}` };
}

function sheetXml({ rows = "", before = "", after = "", whole }: SheetXml): string {
  return (
    whole ??
    `<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`
  );
}

/** What numbers the styles of a workbook; not in the package's types. */
declare module "exceljs/lib/xlsx/xform/style/styles-xform.js" {
  import type { Style } from "exceljs";

  export default class StylesXform {
    constructor(isNew: boolean);
    model: { styles: string[] };
    addStyleModel(style: Partial<Style> | undefined, cellType?: number): number;
    readonly xml: string;
  }
}

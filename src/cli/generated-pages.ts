import { configJsonSchema } from "../project/config-schema.ts";
import { loadPack } from "../rules/load-pack.ts";
import { errorsPage } from "./pages/errors-page.ts";
import { rollsPage } from "./pages/rolls-page.ts";
import { rulesPage } from "./pages/rules-page.ts";

/** Every document that is made from code: path in the package and text. `npm run docs` writes them. */
export async function generatedPages(): Promise<[string, string][]> {
  return [
    ["docs/errors.md", errorsPage()],
    ["docs/rolls.md", await rollsPage()],
    ["docs/rules.md", await rulesPage(loadPack())],
    ["docs/doudi.schema.json", configJsonSchema()],
  ];
}

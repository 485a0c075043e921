// Writes the generated pages of docs/ from the built code. `npm run docs`; tests fail while a page is stale.
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const { generatedPages } = await import(
  new URL("../dist/cli/generated-pages.js", import.meta.url).href
);
for (const [file, text] of await generatedPages()) writeFileSync(join(root, file), text);

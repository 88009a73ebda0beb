// Writes every generated file. With --check it writes nothing, and fails when a file is not what would be written.
// A name behind it (`resources`) runs that generator alone.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { generateCoverage } from "./generate-coverage.mjs";
import { generateDataSources } from "./generate-data-sources.mjs";
import { generateIamActions } from "./generate-iam-actions.mjs";
import { generateResources } from "./generate-resources.mjs";
import { generateSettingsSchema } from "./generate-settings-schema.mjs";

/** In order: the coverage page reads what the others made. */
const GENERATORS = {
  "iam-actions": generateIamActions,
  "data-sources": generateDataSources,
  resources: generateResources,
  "settings-schema": generateSettingsSchema,
  coverage: generateCoverage,
};
const root = fileURLToPath(new URL("../", import.meta.url));
const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const isCheck = process.argv.includes("--check");
const stale = [];

for (const [name, generate] of Object.entries(GENERATORS)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  for (const { path, text } of await generate()) {
    const before = existsSync(root + path) ? readFileSync(root + path, "utf8") : undefined;
    if (before === text) continue;
    if (isCheck) stale.push(path);
    else {
      writeFileSync(root + path, text);
      console.log(`wrote ${path}`);
    }
  }
}

if (stale.length > 0) {
  console.error(`Stale: ${stale.join(", ")}. Run \`npm run generate\`.`);
  process.exitCode = 1;
}

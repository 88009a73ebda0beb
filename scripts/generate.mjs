// Writes every generated file. With --check it writes nothing, and fails when a file is not what would be written.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { generateDataSources } from "./generate-data-sources.mjs";

const GENERATORS = [generateDataSources];
const root = fileURLToPath(new URL("../", import.meta.url));
const isCheck = process.argv.includes("--check");
const stale = [];

for (const generate of GENERATORS) {
  for (const { path, text } of generate()) {
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

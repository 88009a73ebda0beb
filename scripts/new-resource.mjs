// Writes the model file and the test of a new resource type from the installed SDK: every input with a kind of its type,
// every output that must be computed. `npm run new:resource -- aws:sns/topic:Topic [--print]`
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { loadSource } from "./load-source.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const [token = "", flag] = process.argv.slice(2);
const [, module = "", className = ""] = /^aws:([\w/]+):(\w+)$/.exec(token) ?? [];
if (className === "") {
  console.error("Give a type token, such as aws:sns/topic:Topic.");
  process.exit(1);
}
const { openPackageSchema } = await loadSource("packages/stackproof/src/schema/package.ts");
const sdk = openPackageSchema(`${root}node_modules/@pulumi/aws`);
const schema = sdk.resource(token);
if (schema === undefined) {
  console.error(`The installed SDK has no type ${token}.`);
  process.exit(1);
}

const name = className[0].toLowerCase() + className.slice(1);
const kebab = className.replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();
const service = module.split("/")[0];
const used = new Set(["defineResource"]);
const inputs = Object.entries(schema.inputs)
  .filter(([input]) => input !== "region")
  .map(([input, property]) => `    ${input}: ${input === "tags" ? use("tags") : kindOf(property.type, 4)},`);
const computed = Object.entries(schema.outputs)
  .filter(
    ([output, property]) =>
      property.required && !(output in schema.inputs) && !/^(region|tagsAll)$/.test(output),
  )
  .map(([output]) => output);

const file = `packages/stackproof/src/aws/${service}/${kebab}.ts`;
const model = `// <What it is, in a line.>
import { ${[...used].sort().join(", ")} } from "../../model/kernel.ts";

export const ${name} = defineResource({
  token: "${token}",
  docs: "<address of the API reference>",
  inputs: {
${inputs.join("\n")}
  },
  // To be computed: id, ${computed.join(", ")}
  outputs: (self, make) => ({ id: self.text("name") ?? make.id("${kebab}") }),
});
`;
const test = `// <What is tested, in a line.>
import { testResource } from "../testing.ts";
import { ${name} } from "./${kebab}.ts";

testResource(${name}, {
  accepts: {
    "what people write": {},
  },
  rejects: {},
  outputs: [{ of: {}, are: { id: /^./ } }],
});
`;
if (flag === "--print") console.log(`${model}\n// ${file.replace(/\.ts$/, ".test.ts")}\n${test}`);
else write({ [file]: model, [file.replace(/\.ts$/, ".test.ts")]: test });

function write(files) {
  const there = Object.keys(files).filter((path) => existsSync(root + path));
  if (there.length > 0) {
    console.error(`There is already ${there.join(" and ")}.`);
    process.exit(1);
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(root + path), { recursive: true });
    writeFileSync(root + path, text);
    console.log(`wrote ${path}`);
  }
  console.log('Look its constraints up (CONTRIBUTING.md, "A resource model"), then run `npm run generate`.');
}

function use(kind, text = `${kind}()`) {
  used.add(kind);
  return text;
}

/** A kind that says no more than the type does. */
function kindOf(type, indent, seen = []) {
  switch (type.kind) {
    case "string":
      return type.values === undefined ? use("text") : use("oneOf", `oneOf(${JSON.stringify(type.values)})`);
    case "number":
      return use("int");
    case "boolean":
      return use("bool");
    case "asset":
    case "archive":
      return use("file");
    case "list":
      return use("list", `list(${kindOf(type.element, indent, seen)})`);
    case "map":
      return use("map", `map(${kindOf(type.element, indent, seen)})`);
    case "resource":
      return use("text");
    case "object":
      return objectOf(type.name, indent, seen);
    case "union": {
      const telling = type.options.find((option) => option.kind === "object") ?? type.options[0];
      return telling === undefined ? use("anything") : kindOf(telling, indent, seen);
    }
    default:
      return use("anything");
  }
}

function objectOf(objectName, indent, seen) {
  const properties = sdk.object(objectName);
  if (properties === undefined || seen.includes(objectName)) return use("anything");
  const space = " ".repeat(indent + 2);
  const lines = Object.entries(properties).map(
    ([key, property]) => `${space}${key}: ${kindOf(property.type, indent + 2, [...seen, objectName])},`,
  );
  return use("object", `object({\n${lines.join("\n")}\n${" ".repeat(indent)}})`);
}

// Installs both packages as npm would publish them into an empty folder, and uses them there: from CommonJS and ES modules,
// in JavaScript and TypeScript, under the rehearsal and under ts-node. `npm run try:packages`; it needs the npm registry.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "stackproof-packages-"));
const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

const BODY = `
const network = new Network("net", { zones: 2, cidr: "10.4.0.0/16", flowLogs: "none" });
const page = new UserData().shell("systemctl enable --now nginx").base64();`;
const IMPORT = 'import { Network, UserData } from "@stackproof/components";';
const COMMONJS = { module: "commonjs", moduleResolution: "node" };
const NODENEXT = { module: "nodenext", moduleResolution: "nodenext" };

/** Each project's own files. */
const PROJECTS = {
  "commonjs-javascript": {
    "index.js": `"use strict";
const { Network, UserData } = require("@stackproof/components");
${BODY}
exports.vpcId = network.vpcId;
exports.size = page.length;
`,
  },
  "module-javascript": {
    "index.js": `${IMPORT}\n${BODY}\nexport const { vpcId } = network;\nexport const size = page.length;\n`,
  },
  "commonjs-typescript": typescript(COMMONJS),
  "module-typescript": typescript(NODENEXT),
};

/** A program under ts-node and Pulumi's mocks: here it is only to load and to have types. */
const UNDER_TS_NODE = `import * as pulumi from "@pulumi/pulumi";
${IMPORT}
pulumi.runtime.setMocks({
  newResource: ({ name, inputs }) => ({ id: name, state: inputs }),
  call: () => ({ names: ["us-west-2a", "us-west-2b"], region: "us-west-2" }),
});
${BODY}
network.vpcId.apply((id) => console.log(id, page.length));
`;

try {
  const packed = ["stackproof", "components"].map((name) => {
    const [file] = JSON.parse(
      npm(["pack", "--json", "--pack-destination", folder], join(root, "packages", name)),
    );
    console.log(`  ${file.filename}: ${file.entryCount} files, ${Math.ceil(file.size / 1024)} KiB`);
    return `./${file.filename}`;
  });
  write("package.json", JSON.stringify({ name: "empty", private: true }));
  const versions = ["@pulumi/aws", "@pulumi/pulumi", "@types/node", "ts-node", "typescript"].map(
    (name) => `${name}@${devDependencies[name]}`,
  );
  npm(
    ["install", "--no-audit", "--no-fund", "--prefer-offline", "--ignore-scripts", ...packed, ...versions],
    folder,
  );
  for (const [name, files] of Object.entries(PROJECTS)) rehearse(name, files);
  for (const name of ["commonjs-typescript", "module-typescript"]) configure(name);
  const file = write("commonjs-typescript/under-ts-node.ts", UNDER_TS_NODE);
  const said = run(process.execPath, ["--require", "ts-node/register", file], dirname(file));
  if (!/^net \d+$/m.test(said)) throw new Error(`Under ts-node the program said: ${said}`);
  console.log("  ts-node: loads, with types");
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function typescript(options) {
  const isModule = options.module === "nodenext";
  return {
    "index.ts": `${IMPORT}\n${BODY}\nexport const vpcId = network.vpcId;\nexport const size: number = page.length;\n`,
    "tsconfig.json": JSON.stringify({
      compilerOptions: { strict: true, target: "es2022", skipLibCheck: true, types: ["node"], ...options },
      ...(!isModule && { "ts-node": { compilerOptions: { ignoreDeprecations: "6.0" } } }),
    }),
  };
}

/** Rehearses a project with the command line that npm linked; a finding ends this script. */
function rehearse(name, files) {
  const type = name.startsWith("module") ? "module" : "commonjs";
  write(`${name}/Pulumi.yaml`, `name: ${name}\nruntime: nodejs\nconfig:\n  aws:region: us-west-2\n`);
  write(
    `${name}/package.json`,
    JSON.stringify({
      name,
      type,
      private: true,
      dependencies: { "@stackproof/components": "*", "@pulumi/aws": "*" },
    }),
  );
  for (const [path, text] of Object.entries(files)) write(`${name}/${path}`, text);
  const command = join(folder, "node_modules/.bin/stackproof");
  const said = run(command, ["check", ".", "--stack", "dev", "--fail-on", "warning"], join(folder, name));
  console.log(`  ${name}: ${said.split("\n").find((line) => line.startsWith("coverage")) ?? said}`);
}

/** Gives a project a stackproof.config.ts, which must have types and be read. */
function configure(name) {
  const directory = join(folder, name);
  const compilerOptions = { noEmit: true, ignoreDeprecations: "6.0" };
  const files = ["stackproof.config.ts"];
  const settings = { extends: "./tsconfig.json", compilerOptions, files };
  write(`${name}/tsconfig.settings.json`, JSON.stringify(settings));
  const compile = [join(folder, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.settings.json"];
  const config = (body) =>
    write(
      `${name}/stackproof.config.ts`,
      `import { defineConfig } from "stackproof";\n\nexport default defineConfig(${body});\n`,
    );
  config('{ regions: "us-west-2" }');
  fails(process.execPath, compile, directory, "stackproof.config.ts(3,31): error TS2322");
  config("{ limits: { resources: 0 } }");
  run(process.execPath, compile, directory);
  const command = join(folder, "node_modules/.bin/stackproof");
  const place = "at  stackproof.config.ts:3:52";
  fails(command, ["check", ".", "--stack", "dev", "--no-types"], directory, place);
  rmSync(join(directory, "stackproof.config.ts"));
  console.log(`  ${name}: a stackproof.config.ts has types, and is read`);
}

/** Runs a command that must fail and say `words`. */
function fails(command, arguments_, cwd, words) {
  let said;
  try {
    said = run(command, arguments_, cwd);
  } catch (error) {
    said = error.message;
    if (said.includes(words)) return;
  }
  throw new Error(`${command} ${arguments_.join(" ")} was to fail with "${words}", and said:\n${said}`);
}

function write(path, text) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

function npm(arguments_, cwd) {
  return run("npm", arguments_, cwd);
}

/** What a command prints; what it says when it fails is the error. */
function run(command, arguments_, cwd) {
  try {
    return execFileSync(command, arguments_, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    const text = [error.stdout, error.stderr].join("\n").trim();
    throw new Error(`${command} ${arguments_.join(" ")} failed:\n${text}`, { cause: error });
  }
}

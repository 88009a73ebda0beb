// AWS Lambda: whether the code of a function fits its settings. Says nothing about code that cannot be read.
import { posix } from "node:path";
import { Archive, Asset } from "../../core/value.ts";
import { type RuntimeFamily, runtimeFamily } from "../../data/lambda-runtimes.ts";
import type { ArchiveContents } from "../../graph/archive-contents.ts";
import type { Report, ResourceView, World } from "../../model/kernel.ts";
import { known } from "../../model/kinds/kind.ts";
import { codeOf, type FunctionCode } from "../lambda-code.ts";
import type { functionCodeFindings } from "./function-code-findings.ts";
import { environmentVariables } from "./function-settings.ts";
import { type HandlerProblem, lookUpHandler } from "./handler.ts";
import { missingNodePackages, missingPythonPackages } from "./imports.ts";

type CodeReport = Report<typeof functionCodeFindings>;

/** Zip files may have so many bytes in a request, and unpacked so many with their layers. */
const ZIPPED_LIMIT = 52_428_800;
const UNZIPPED_LIMIT = 262_144_000;
/** The whole request, in which the zip file is base64 text. */
const REQUEST_LIMIT = 70_167_211;
/** An estimate must be clearly past a limit. */
const ESTIMATE_MARGIN = 1.3;

/** Judges the code against handler, runtime and limits. */
export function checkCode(self: ResourceView, world: World, report: CodeReport): void {
  if (self.text("packageType") === "Image") return;
  const code = codeOf(self, world);
  if (code !== undefined) checkSize(self, world, code, report);
  const runtime = self.text("runtime");
  const handler = self.text("handler");
  const family = runtime === undefined ? undefined : runtimeFamily(runtime);
  if (runtime === undefined || handler === undefined || family === undefined) return;
  if (world.isPlaceholder(handler)) return;
  const hasLayers = self.has("layers");
  const answer = lookUpHandler(handler, family, code?.contents);
  const file = answer.file?.path;
  if (answer.problem !== undefined) {
    reportHandler(self, { handler, runtime, problem: answer.problem, hasLayers, code }, report);
  } else if (code !== undefined && file !== undefined && answer.file?.text !== undefined) {
    checkFormat(self, { path: file, text: answer.file.text }, runtime, code, report);
  }
  if (code === undefined || file === undefined || hasLayers) return;
  checkPackages(self, { file, runtime, family, code }, report);
}

function checkSize(
  self: ResourceView,
  world: World,
  { contents, input }: FunctionCode,
  report: CodeReport,
): void {
  const zipped = input === "code" ? contents.zippedSize : undefined;
  // An incomplete list is a lower bound, which is enough.
  const unzipped = contents.unzippedSize + layerSizes(self, world);
  if (unzipped > UNZIPPED_LIMIT) {
    const quote = `Unzipped size must be smaller than ${UNZIPPED_LIMIT} bytes`;
    report(
      "code-too-big",
      {
        name: self.name,
        size: `${inMegabytes(unzipped)} unzipped`,
        limit: "250 MB unzipped",
        isExact: true,
        quote,
      },
      input,
    );
    return;
  }
  if (zipped === undefined || zipped.bytes <= ZIPPED_LIMIT * (zipped.exact ? 1 : ESTIMATE_MARGIN)) return;
  const base64 = Math.ceil(zipped.bytes / 3) * 4;
  const quote =
    base64 > REQUEST_LIMIT
      ? `Request must be smaller than ${REQUEST_LIMIT} bytes for the CreateFunction operation`
      : `Zipped size must be smaller than ${ZIPPED_LIMIT} bytes`;
  report(
    "code-too-big",
    {
      name: self.name,
      size: `${inMegabytes(zipped.bytes)} zipped`,
      limit: "50 MB zipped",
      isExact: zipped.exact,
      quote,
    },
    input,
    zipped.exact ? {} : { severity: "warning" },
  );
}

function layerSizes(self: ResourceView, world: World): number {
  let sum = 0;
  for (const layer of self.texts("layers") ?? []) {
    const code = world.find("aws:lambda/layerVersion:LayerVersion", "arn", layer)?.get("code");
    if (code instanceof Archive || code instanceof Asset) sum += world.archive(code)?.unzippedSize ?? 0;
  }
  return sum;
}

function inMegabytes(bytes: number): string {
  return `${Math.round(bytes / 104_857.6) / 10} MB`;
}

function reportHandler(
  self: ResourceView,
  given: {
    readonly handler: string;
    readonly runtime: string;
    readonly problem: HandlerProblem;
    readonly hasLayers: boolean;
    readonly code: FunctionCode | undefined;
  },
  report: CodeReport,
): void {
  const { handler, runtime, problem, hasLayers, code } = given;
  const { name } = self;
  // What a command of the program builds is not there in a rehearsal.
  const isSure = code?.mayChange !== true;
  switch (problem.kind) {
    case "malformed":
      report("malformed-handler", { name, handler, runtime, expects: problem.expects }, "handler");
      return;
    case "not-exported":
      if (!isSure) return;
      report(
        "handler-not-exported",
        { name, handler, file: problem.file, exported: problem.name, isNode: runtime.startsWith("nodejs") },
        "handler",
      );
      return;
    case "file-missing": {
      if (hasLayers && problem.mayBeInLayer) return;
      const looked = problem.looked.length === 1 ? (problem.looked[0] ?? "") : alternatives(problem.looked);
      report(
        "handler-not-in-code",
        { name, handler, looked, ...handlerHints(problem) },
        "handler",
        isSure ? {} : { severity: "warning" },
      );
    }
  }
}

function handlerHints(problem: Extract<HandlerProblem, { kind: "file-missing" }>): {
  readonly hint: string;
  readonly fix: string;
} {
  const { source, elsewhere } = problem;
  if (source !== undefined) {
    const isScript = /\.[cm]?tsx?$/.test(source);
    return {
      hint: `, but ${source}`,
      fix: isScript
        ? "Compile or bundle the TypeScript first (esbuild, tsc), and put what comes out into the archive."
        : "Build the code first, and put what comes out into the archive.",
    };
  }
  if (elsewhere !== undefined) {
    const folder = posix.dirname(elsewhere);
    return {
      hint: `; ${elsewhere} is in another folder`,
      fix: `Write the folder into the handler (${folder}/…), or take the folder ${folder} as the archive.`,
    };
  }
  return {
    hint: "",
    fix: "Name a file of the archive in the handler, or put the file into the archive. A path of an archive starts at its root.",
  };
}

function alternatives(paths: readonly string[]): string {
  return `${paths.slice(0, -1).join(", ")} or ${paths.at(-1) ?? ""}`;
}

function checkFormat(
  self: ResourceView,
  { path: file, text }: { readonly path: string; readonly text: string },
  runtime: string,
  code: FunctionCode,
  report: CodeReport,
): void {
  const version = /^nodejs(\d+)/.exec(runtime)?.[1];
  // Newer versions of Node tell the two apart by themselves; up to 22 Lambda switches that off, and NODE_OPTIONS can
  // switch it on again.
  if (version === undefined || Number(version) > 22 || code.mayChange || maySetNodeOptions(self)) return;
  const isModule = isEsModule(file, code.contents);
  if (isModule === undefined) return;
  const bare = text.replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, "");
  const hasExports = /^export\s+(?:default|const|let|var|async|function|class|\{|\*)/m.test(bare);
  const hasImports = /^import\s+(?:[\w*{]|["'])/m.test(bare);
  const isCommonJs = /^(?:module\.)?exports(?:\.\w+)?\s*=/m.test(bare);
  if (!isModule && (hasExports || hasImports) && !isCommonJs) {
    const found = "is written as an ES module and loaded as CommonJS";
    const fix = `Name it ${file.replace(/\.[cm]?js$/, ".mjs")}, or add a package.json with \`"type": "module"\` to the archive.`;
    report("wrong-module-format", { name: self.name, file, found, fix }, code.input);
  } else if (isModule && isCommonJs && !hasExports && !hasImports) {
    const found = "is written as CommonJS and loaded as an ES module";
    const fix = `Write \`export const …\` instead of \`exports.…\`, or name it ${file.replace(/\.[cm]?js$/, ".cjs")}.`;
    report("wrong-module-format", { name: self.name, file, found, fix }, code.input);
  }
}

function isEsModule(file: string, contents: ArchiveContents): boolean | undefined {
  if (file.endsWith(".mjs")) return true;
  if (file.endsWith(".cjs")) return false;
  if (!file.endsWith(".js")) return undefined;
  for (let folder = posix.dirname(file); ; folder = posix.dirname(folder)) {
    const path = folder === "." ? "package.json" : `${folder}/package.json`;
    const has = contents.has(path);
    if (has === undefined) return undefined;
    if (has) {
      const text = contents.text(path);
      return text === undefined ? undefined : /"type"\s*:\s*"module"/.test(text);
    }
    if (folder === "." || folder === "/") return false;
  }
}

function maySetNodeOptions(self: ResourceView): boolean {
  if (self.state("environment") === "absent") return false;
  const variables = environmentVariables(self);
  if (variables === undefined) return true;
  const given = variables["NODE_OPTIONS"];
  if (given === undefined) return false;
  const options = known(given);
  return typeof options !== "string" || options.includes("detect-module");
}

function checkPackages(
  self: ResourceView,
  given: {
    readonly file: string;
    readonly runtime: string;
    readonly family: RuntimeFamily;
    readonly code: FunctionCode;
  },
  report: CodeReport,
): void {
  const { file, runtime, family, code } = given;
  if (code.mayChange) return;
  const { name } = self;
  const version = /^nodejs(\d+)/.exec(runtime)?.[1];
  const missing =
    family === "nodejs"
      ? missingNodePackages(file, code.contents, version === undefined ? undefined : Number(version))
      : family === "python"
        ? missingPythonPackages(file, code.contents)
        : [];
  const sdk = missing.find((one) => one.name === "aws-sdk");
  if (sdk !== undefined) {
    const isCallback = file === "__index.js";
    report("aws-sdk-v2-not-in-runtime", { name, file: sdk.file, runtime, isCallback }, code.input);
  }
  const others = missing.filter((one) => one.name !== "aws-sdk");
  const first = others[0];
  if (first === undefined) return;
  const ofFile = others.filter((one) => one.file === first.file).map((one) => `"${one.name}"`);
  const packages =
    ofFile.length === 1 ? (ofFile[0] ?? "") : `${ofFile.slice(0, -1).join(", ")} and ${ofFile.at(-1) ?? ""}`;
  const isSdkTooNew = family === "nodejs" && ofFile.every((one) => one.startsWith('"@aws-sdk/'));
  report(
    "package-not-in-code",
    { name, packages, file: first.file, count: ofFile.length, runtime, isSdkTooNew },
    code.input,
  );
}

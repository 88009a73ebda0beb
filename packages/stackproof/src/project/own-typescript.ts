// Project: the TypeScript that Pulumi loads a program with. Without one of the project's own it takes the 3.8.3 that it
// brings along (typeScriptRequireStrings in https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/tsutils.ts), whose
// ts-node refuses options that it does not know.
import { parse } from "jsonc-parser";
import type { Finding } from "../findings/finding.ts";
import type { Files } from "./files.ts";
import { typescriptNotInstalled } from "./findings.ts";
import { findPackage, installCommand } from "./packages.ts";
import { recordOf } from "./record.ts";

/** What TypeScript 3.8.3 takes, in lower case: `optionDeclarations` of its own source. */
const TAKEN: Readonly<Record<string, RegExp>> = {
  target: /^(?:es3|es5|es6|es2015|es2016|es2017|es2018|es2019|es2020|esnext)$/,
  module: /^(?:none|commonjs|amd|system|umd|es6|es2015|es2020|esnext)$/,
  moduleResolution: /^(?:node|classic)$/,
};

/** What decides which TypeScript is loaded. */
export interface OwnTypescriptInputs {
  /** The tsconfig that Pulumi uses. */
  readonly tsconfig: string | undefined;
  readonly sdkDirectory: string;
  readonly manager: string;
  readonly show: (path: string) => string;
  readonly files: Files;
}

/** A tsconfig with options that only a TypeScript of the project's own knows, and there is none. */
export function checkOwnTypescript(inputs: OwnTypescriptInputs): Finding[] {
  const { tsconfig, sdkDirectory, manager, show, files } = inputs;
  if (tsconfig === undefined || findPackage("typescript", sdkDirectory, files) !== undefined) return [];
  const data: unknown = parse(files.readText(tsconfig) ?? "", [], { allowTrailingComma: true });
  const options = recordOf(recordOf(data)["compilerOptions"]);
  for (const [option, taken] of Object.entries(TAKEN)) {
    const value = options[option];
    if (typeof value !== "string" || taken.test(value.toLowerCase())) continue;
    const command = installCommand(manager, ["typescript"]);
    return [typescriptNotInstalled.at({ source: { file: show(tsconfig) } }, { option, value, command })];
  }
  return [];
}

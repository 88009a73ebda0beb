// Schema: from Pulumi type tokens to the files of a generated SDK. Pure.
// The form of tokens: https://www.pulumi.com/docs/iac/concepts/resources/names/#types
import { isProviderToken } from "../core/urn.ts";

/** A token taken apart: where its declaration should be. */
export interface TokenPlace {
  /** Folder below the package, without a slash at the end; "" for the package's own folder. */
  readonly folder: string;
  /** File name without extension, to be compared without regard to case. */
  readonly file: string;
  /** Name of the class or function. */
  readonly name: string;
}

/**
 * Where a resource or function token should be declared. `aws:ec2/vpc:Vpc` is class Vpc in `ec2/vpc`,
 * `kubernetes:core/v1:ConfigMap` is in `core/v1/configMap`, `random:index/randomString:RandomString` in
 * `randomString`. Undefined when the text is no token.
 */
export function placeOfToken(token: string): TokenPlace | undefined {
  if (isProviderToken(token)) return { folder: "", file: "provider", name: "Provider" };
  const [, module, name, rest] = token.split(":");
  if (module === undefined || name === undefined || name === "" || rest !== undefined) return undefined;
  if (!/^[\w./-]*$/.test(module) || module.includes("..") || !/^\w+$/.test(name)) return undefined;
  const steps = module.split("/");
  // Kubernetes puts the whole group into the token, and only its first word into the path.
  steps[0] = (steps[0] ?? "").split(".")[0] ?? "";
  const file =
    steps.length > 1 && fold(steps[steps.length - 1] ?? "") === fold(name) ? (steps.pop() ?? "") : name;
  if (steps[0] === "index") steps.shift();
  return { folder: steps.join("/"), file, name };
}

/** The tokens that a folder's generated `index.js` can construct. */
export function constructedTokens(indexScript: string): string[] {
  return [...indexScript.matchAll(/case "([^":]+:[^":]*:[^":]+)":/g)].map((found) => found[1] ?? "");
}

/** The names of the functions that a folder's generated `index.d.ts` exports, without their Output forms. */
export function exportedFunctions(indexDeclarations: string): string[] {
  const names = new Set<string>();
  for (const found of indexDeclarations.matchAll(
    /^export declare const (\w+): typeof import\("\.\/(\w+)"\)\.\w+;/gm,
  )) {
    const [, name = "", file = ""] = found;
    if (/^[a-z]/.test(name) && name === file) names.add(name);
  }
  return [...names];
}

/** The token of a function in the style of its package: `aws:ec2/getVpc:getVpc`, or `awsx:ecs:getThing`. */
export function functionToken(
  packageName: string,
  folder: string,
  name: string,
  filePerToken: boolean,
): string {
  const module = folder === "" ? "index" : folder;
  return filePerToken ? `${packageName}:${module}/${name}:${name}` : `${packageName}:${module}:${name}`;
}

/** True for the tokens of bridged packages, whose module ends with the file: `aws:ec2/vpc:Vpc`. */
export function namesItsFile(token: string): boolean {
  const [, module = "", name = ""] = token.split(":");
  return fold(module.slice(module.lastIndexOf("/") + 1)) === fold(name) && module.includes("/");
}

/** Names as they are compared: without regard to case. */
export function fold(name: string): string {
  return name.toLowerCase();
}

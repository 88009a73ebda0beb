// Engine, function, inside: finds a handler as Lambda's runtime for Node does.
// https://github.com/aws/aws-lambda-nodejs-runtime-interface-client/blob/main/src/UserFunction.js
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** A function as its author wrote it. */
export type Handler = (event: unknown, context: unknown, callback: unknown) => unknown;

/** An error with the name that Lambda gives it. */
export class RuntimeFailure extends Error {
  constructor(type: string, message: string) {
    super(message);
    this.name = `Runtime.${type}`;
  }
}

/** @throws what the code throws while it is loaded, or a RuntimeFailure */
export async function loadHandler(task: string, handler: string): Promise<Handler> {
  if (handler.includes("..")) {
    throw new RuntimeFailure("MalformedHandlerName", `'${handler}' is not a valid handler name.`);
  }
  const last = basename(handler);
  const folder = handler.slice(0, handler.indexOf(last));
  const [, module = "", path = ""] = /^([^.]*)\.(.*)$/s.exec(last) ?? [];
  if (path === "") throw new RuntimeFailure("MalformedHandlerName", "Bad handler");
  const loaded = await load(task, folder, module);
  let found: unknown = loaded;
  for (const key of path.split(".")) {
    found = found === undefined || found === null ? found : (found as Record<string, unknown>)[key];
  }
  if (found === undefined || found === null) {
    throw new RuntimeFailure("HandlerNotFound", `${handler} is undefined or not exported`);
  }
  if (typeof found !== "function") {
    throw new RuntimeFailure("HandlerNotFound", `${handler} is not a function`);
  }
  return found as Handler;
}

async function load(task: string, folder: string, module: string): Promise<unknown> {
  const base = resolve(task, folder, module);
  const require = createRequire(join(task, "index.js"));
  const isModule = isModuleFolder(dirname(base), task);
  try {
    if (existsSync(base)) return require(base);
    if (!isModule && existsSync(`${base}.js`)) return require(`${base}.js`);
    for (const ending of isModule ? [".js", ".mjs"] : [".mjs"]) {
      if (existsSync(base + ending)) return await import(pathToFileURL(base + ending).href);
    }
    if (existsSync(`${base}.cjs`)) return require(`${base}.cjs`);
    return require(require.resolve(module, { paths: [task, resolve(task, folder)] }));
  } catch (error) {
    throw named(error);
  }
}

/** As the runtime names it: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html */
function named(error: unknown): unknown {
  if (error instanceof SyntaxError) return renamed(error, "UserCodeSyntaxError");
  const { code } = error as { code?: unknown };
  return error instanceof Error && code === "MODULE_NOT_FOUND" ? renamed(error, "ImportModuleError") : error;
}

function renamed(error: Error, type: string): Error {
  const message = error.message.split("\n")[0] ?? "";
  return Object.assign(new RuntimeFailure(type, `Error: ${message}`), { stack: error.stack ?? "" });
}

/** The nearest package.json decides; the code's own folder is the last. */
function isModuleFolder(folder: string, task: string): boolean {
  const path = join(folder, "package.json");
  if (existsSync(path)) {
    try {
      return (JSON.parse(readFileSync(path, "utf8")) as { type?: unknown }).type === "module";
    } catch {
      return false;
    }
  }
  return folder === task || dirname(folder) === folder ? false : isModuleFolder(dirname(folder), task);
}

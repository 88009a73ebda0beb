// Engine, program, preload: files with real credentials are not there. AWS SDKs are led away by the environment (see
// environment.ts); this is for programs that read ~/.aws by themselves.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { homedir, userInfo } from "node:os";
import { join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

type Call = (this: unknown, ...args: unknown[]) => unknown;

/** Functions of fs that open a file by its name, in their three forms. */
const OPENERS = ["open", "readFile", "copyFile", "cp"] as const;

/** Lets the files in ~/.aws look as if they did not exist. */
export function hideCredentials(): void {
  const folders = [...new Set(homes().map((home) => join(home, ".aws") + sep))];
  const isHidden = (path: unknown): boolean => {
    const text = path instanceof URL && path.protocol === "file:" ? fileURLToPath(path) : path;
    if (typeof text !== "string" || !text.includes(".aws")) return false;
    const whole = resolve(text) + sep;
    return folders.some((folder) => whole.startsWith(folder));
  };
  for (const name of OPENERS) {
    replace(
      fs,
      name,
      (original) =>
        function (...args) {
          const callback = args.at(-1);
          if (!isHidden(args[0]) || typeof callback !== "function") return original.apply(this, args);
          process.nextTick(() => (callback as Call)(missing(args[0], name)));
          return undefined;
        },
    );
    replace(
      fs,
      `${name}Sync`,
      (original) =>
        function (...args) {
          if (isHidden(args[0])) throw missing(args[0], name);
          return original.apply(this, args);
        },
    );
    replace(
      fs.promises,
      name,
      (original) =>
        function (...args) {
          return isHidden(args[0]) ? Promise.reject(missing(args[0], name)) : original.apply(this, args);
        },
    );
  }
  replace(
    fs,
    "existsSync",
    (original) =>
      function (...args) {
        return isHidden(args[0]) ? false : original.apply(this, args);
      },
  );
  syncBuiltinESMExports();
}

function replace(owner: object, name: string, change: (original: Call) => Call): void {
  const bag = owner as Record<string, Call | undefined>;
  const original = bag[name];
  if (typeof original !== "function") return;
  // What hangs on the function (util.promisify's own form) stays on it.
  bag[name] = Object.defineProperties(change(original), Object.getOwnPropertyDescriptors(original));
}

function missing(path: unknown, call: string): Error {
  const text = String(path);
  const error = new Error(`ENOENT: no such file or directory, ${call} '${text}'`);
  return Object.assign(error, { errno: -2, code: "ENOENT", syscall: call, path: text });
}

function homes(): string[] {
  try {
    return [homedir(), userInfo().homedir];
  } catch {
    return [];
  }
}

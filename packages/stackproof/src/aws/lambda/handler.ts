// AWS Lambda: what a handler names, and whether the code has it. Pure; knows archives by their interface only.
import { posix } from "node:path";
import { escapePattern } from "../../core/pattern.ts";
import type { RuntimeFamily } from "../../data/lambda-runtimes.ts";
import type { ArchiveContents } from "../../graph/archive-contents.ts";

/** What is wrong with a handler. */
export type HandlerProblem =
  | { readonly kind: "malformed"; readonly expects: string }
  | {
      readonly kind: "file-missing";
      /** The paths that Lambda would look at. */
      readonly looked: readonly string[];
      /** The file in TypeScript that stands in its place. */
      readonly source?: string;
      /** A file of that name in another folder. */
      readonly elsewhere?: string;
      /** True when a layer could bring the file. */
      readonly mayBeInLayer: boolean;
    }
  | {
      readonly kind: "not-exported";
      readonly file: string;
      readonly name: string;
      /** False when the name is there, and only no form of an export was found. */
      readonly isCertain: boolean;
    };

/** The file that a handler leads to, when it can be told. */
export interface HandlerFile {
  readonly path: string;
  readonly text: string | undefined;
}

/** What a handler leads to. Neither a problem nor a file: nothing can be said. */
export interface HandlerAnswer {
  readonly problem?: HandlerProblem;
  readonly file?: HandlerFile;
}

/**
 * Looks a handler up as the runtime does.
 * Node: https://github.com/aws/aws-lambda-nodejs-runtime-interface-client/blob/main/src/UserFunction.js
 * Python: https://github.com/aws/aws-lambda-python-runtime-interface-client/blob/main/awslambdaric/bootstrap.py
 * Ruby: https://docs.aws.amazon.com/lambda/latest/dg/ruby-handler.html
 * Java: https://docs.aws.amazon.com/lambda/latest/dg/java-handler.html
 * .NET: https://docs.aws.amazon.com/lambda/latest/dg/csharp-handler.html
 * Custom: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html
 */
export function lookUpHandler(
  handler: string,
  family: RuntimeFamily,
  code: ArchiveContents | undefined,
): HandlerAnswer {
  switch (family) {
    case "nodejs":
      return nodeHandler(handler, code);
    case "python":
      return pythonHandler(handler, code);
    case "ruby":
      return rubyHandler(handler, code);
    case "java":
      return javaHandler(handler, code);
    case "dotnet":
      return dotnetHandler(handler, code);
    case "provided":
    case "go":
      return family === "go" ? {} : customHandler(code);
  }
}

function nodeHandler(handler: string, code: ArchiveContents | undefined): HandlerAnswer {
  const base = posix.basename(handler);
  const root = handler.slice(0, handler.indexOf(base));
  const found = /^([^.]*)\.(.+)$/s.exec(base);
  if (found === null || found[1] === "") {
    return {
      problem: {
        kind: "malformed",
        expects: 'the file without its ending, a dot, and the exported name: "index.handler"',
      },
    };
  }
  const [, module = "", name = ""] = found;
  // Absolute paths lead into a layer.
  if (code === undefined || handler.startsWith("/")) return {};
  const path = posix.join(root, module);
  const looked = [`${path}.js`, `${path}.mjs`, `${path}.cjs`];
  const others = [path, `${path}/index.js`, `node_modules/${path}/package.json`, `node_modules/${path}.js`];
  const file = firstOf(code, [path, ...looked]);
  if (file === undefined) return {};
  if (file === false) {
    if (others.some((other) => code.has(other) !== false)) return {};
    return { problem: missing(code, path, looked, [".ts", ".mts", ".cts", ".tsx"], root === "") };
  }
  const text = code.text(file);
  const problem = text === undefined ? undefined : nodeExportProblem(text, file, name.split(".")[0] ?? name);
  return { file: { path: file, text }, ...(problem !== undefined && { problem }) };
}

/** Forms that export more than they name here. */
const OPEN_EXPORTS =
  /export\s*\*|module\.exports\s*=|module\[|exports\[|__exportStar|__export\w*\(|(?:assign|defineProperty|defineProperties)\(\s*(?:module\.)?exports|awslambda|\beval\b/;

function nodeExportProblem(text: string, file: string, name: string): HandlerProblem | undefined {
  if (!/^[\w$]+$/.test(name)) return undefined;
  const word = new RegExp(`(?<![\\w$])${escapePattern(name)}(?![\\w$])`);
  if (!word.test(text)) {
    // What is handed on as a whole may have the name all the same.
    if (
      /export\s*\*|__exportStar|module\.exports\s*=\s*(?!\{)|assign\(\s*(?:module\.)?exports|exports\[/.test(
        text,
      )
    ) {
      return undefined;
    }
    return { kind: "not-exported", file, name, isCertain: true };
  }
  if (OPEN_EXPORTS.test(text)) return undefined;
  const forms = [
    `exports\\.${escapePattern(name)}(?![\\w$])`,
    `export\\s+(?:default\\s+)?(?:async\\s+)?(?:function\\s*\\*?|const|let|var|class)\\s+${escapePattern(name)}(?![\\w$])`,
    `export\\s+(?:const|let|var)\\s*[{[][^=]*(?<![\\w$])${escapePattern(name)}(?![\\w$])`,
    `export\\s*\\{[^}]*(?<![\\w$])${escapePattern(name)}(?![\\w$])`,
    `(?:const|let|var)\\s[^;]*[,\\s]${escapePattern(name)}\\s*=[^;]*;[^]*export`,
  ];
  if (forms.some((form) => new RegExp(form).test(text))) return undefined;
  return { kind: "not-exported", file, name, isCertain: false };
}

function pythonHandler(handler: string, code: ArchiveContents | undefined): HandlerAnswer {
  const dot = handler.lastIndexOf(".");
  if (dot <= 0 || dot === handler.length - 1) {
    return {
      problem: {
        kind: "malformed",
        expects: 'the module, a dot, and the name of the function: "app.lambda_handler"',
      },
    };
  }
  if (code === undefined || handler.startsWith("/")) return {};
  const module = handler.slice(0, dot).replaceAll("/", ".");
  const name = handler.slice(dot + 1);
  const path = module.replaceAll(".", "/");
  const looked = [`${path}.py`, `${path}/__init__.py`];
  const file = firstOf(code, looked);
  if (file === undefined) return {};
  if (file === false) {
    // Compiled modules have the version and platform in their names.
    if (code.has(`${path}.pyc`) !== false || code.has(`${path}.so`) !== false) return {};
    if (code.files.some((one) => one.path.startsWith(`${path}.`) && /\.(?:so|pyc|pyd)$/.test(one.path)))
      return {};
    return { problem: missing(code, path, looked.slice(0, 1), [], true) };
  }
  const text = code.text(file);
  const answer = { file: { path: file, text } };
  if (text === undefined || !/^\w+$/.test(name)) return answer;
  if (new RegExp(`(?<!\\w)${name}(?!\\w)`).test(text)) return answer;
  if (/import\s+\*|globals\(\)|setattr\(|exec\(/.test(text)) return answer;
  return { ...answer, problem: { kind: "not-exported", file, name, isCertain: true } };
}

function rubyHandler(handler: string, code: ArchiveContents | undefined): HandlerAnswer {
  const parts = handler.split(".");
  if (parts.length < 2 || parts.length > 3 || parts.includes("")) {
    return {
      problem: {
        kind: "malformed",
        expects:
          'the file without its ending, a dot, and the method: "function.handler"; a class may stand between',
      },
    };
  }
  if (code === undefined || handler.startsWith("/")) return {};
  const path = parts[0] ?? "";
  const file = firstOf(code, [`${path}.rb`]);
  if (file === undefined) return {};
  if (file === false) return { problem: missing(code, path, [`${path}.rb`], [], true) };
  return { file: { path: file, text: code.text(file) } };
}

function javaHandler(handler: string, code: ArchiveContents | undefined): HandlerAnswer {
  const [name = "", ...methods] = handler.split("::");
  if (!/^[\w$]+(?:\.[\w$]+)*$/.test(name) || methods.length > 1) {
    return {
      problem: {
        kind: "malformed",
        expects:
          'the class with its package, and the method behind two colons: "example.Handler::handleRequest"',
      },
    };
  }
  if (code === undefined) return {};
  const path = name.replaceAll(".", "/");
  const file = firstOf(code, [`${path}.class`]);
  if (file === undefined || typeof file === "string") return {};
  // Jars inside the archive are not opened, and frameworks bring handlers of their own in them.
  if (!code.complete || code.files.some((one) => /\.(?:jar|zip)$/.test(one.path))) return {};
  return { problem: missing(code, path, [`${path}.class`], [".java", ".kt", ".scala"], true) };
}

function dotnetHandler(handler: string, code: ArchiveContents | undefined): HandlerAnswer {
  const parts = handler.split("::");
  if ((parts.length !== 1 && parts.length !== 3) || parts.includes("")) {
    return {
      problem: { kind: "malformed", expects: '"Assembly::Namespace.Class::Method", or the assembly alone' },
    };
  }
  if (code === undefined) return {};
  const path = parts[0] ?? "";
  const file = firstOf(code, [`${path}.dll`, path, "bootstrap"]);
  if (file === undefined || typeof file === "string") return {};
  return { problem: missing(code, path, [`${path}.dll`], [".cs", ".csproj", ".fs", ".vb"], true) };
}

function customHandler(code: ArchiveContents | undefined): HandlerAnswer {
  if (code === undefined || code.has("bootstrap") !== false) return {};
  return { problem: missing(code, "bootstrap", ["bootstrap"], [".go", ".rs", ".sh", ".cpp"], true) };
}

/** The first path that is there; false when surely none is, undefined when that cannot be told. */
function firstOf(code: ArchiveContents, paths: readonly string[]): string | false | undefined {
  let answer: false | undefined = false;
  for (const path of paths) {
    const has = code.has(path);
    if (has === true) return path;
    if (has === undefined) answer = undefined;
  }
  return answer;
}

/** More files than this are not searched for one that has the right name in the wrong place. */
const MOST_SEARCHED = 5000;

function missing(
  code: ArchiveContents,
  path: string,
  looked: readonly string[],
  sources: readonly string[],
  mayBeInLayer: boolean,
): HandlerProblem {
  const source = sources.map((ending) => `${path}${ending}`).find((one) => code.has(one) === true);
  const names = new Set(looked.map((one) => posix.basename(one)));
  const files = code.files;
  const elsewhere =
    files.length > MOST_SEARCHED
      ? undefined
      : files.find((one) => names.has(posix.basename(one.path)) && !/(?:^|\/)node_modules\//.test(one.path))
          ?.path;
  return {
    kind: "file-missing",
    looked,
    mayBeInLayer,
    ...(source !== undefined && { source }),
    ...(elsewhere !== undefined && { elsewhere }),
  };
}

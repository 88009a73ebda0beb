// AWS Lambda: packages that the code asks for and does not bring along. Pure; knows archives by their interface only.
import { builtinModules } from "node:module";
import { posix } from "node:path";
import type { ArchiveContents } from "../../graph/archive-contents.ts";

/** A package that a file of the code imports. */
export interface MissingPackage {
  readonly name: string;
  /** The file that imports it. */
  readonly file: string;
}

const BUILTIN: ReadonlySet<string> = new Set(builtinModules);

/** More files than this are not followed from the handler on. */
const MOST_FILES = 40;

/**
 * The packages that the Node code imports from its handler on, and that neither the archive nor the runtime has. Only
 * what stands at the start of a line counts as an import: one inside of a block may be guarded.
 *
 * @param version the major version of Node: the runtime has the AWS SDK for JavaScript v2 up to 16, v3 from 18 on
 *   (https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html)
 */
export function missingNodePackages(
  entry: string,
  code: ArchiveContents,
  version: number | undefined,
): MissingPackage[] {
  const missing = new Map<string, MissingPackage>();
  const open = [entry];
  const seen = new Set(open);
  for (let file = open.shift(); file !== undefined && seen.size <= MOST_FILES; file = open.shift()) {
    const text = code.text(file);
    for (const specifier of text === undefined ? [] : importsOf(text)) {
      if (specifier.startsWith(".")) {
        const next = resolveRelative(file, specifier, code);
        if (next !== undefined && !seen.has(next)) {
          seen.add(next);
          open.push(next);
        }
        continue;
      }
      const name = packageOf(specifier);
      if (name === undefined || isInRuntime(name, version) || missing.has(name)) continue;
      if (isInArchive(name, file, code) === false) missing.set(name, { name, file });
    }
  }
  return [...missing.values()];
}

const IMPORTS = [
  /^(?:const|let|var)\s+[\w$\s{},:]+?=\s*(?:\w+\()?require\(\s*["']([^"'\n]+)["']\s*\)/gm,
  /^require\(\s*["']([^"'\n]+)["']\s*\)/gm,
  /^import\s+(?:[\w$\s{},*]+?\s+from\s+)?["']([^"'\n]+)["']/gm,
  /^export\s+(?:\*|\{[^}]*\})\s*from\s+["']([^"'\n]+)["']/gm,
];

function importsOf(text: string): string[] {
  return IMPORTS.flatMap((pattern) => [...text.matchAll(pattern)].map((found) => found[1] ?? ""));
}

function packageOf(specifier: string): string | undefined {
  if (/^(?:node:|\/|#|[a-z]+:)/.test(specifier)) return undefined;
  const found = /^(@[^/]+\/[^/]+|[^@/][^/]*)/.exec(specifier);
  return found?.[1];
}

function isInRuntime(name: string, version: number | undefined): boolean {
  if (BUILTIN.has(name)) return true;
  if (version === undefined) return true;
  if (name === "aws-sdk") return version < 18;
  return version >= 18 && /^@(?:aws-sdk|smithy|aws-crypto)\//.test(name);
}

function isInArchive(name: string, file: string, code: ArchiveContents): boolean | undefined {
  let answer: false | undefined = false;
  for (let folder = posix.dirname(file); ; folder = posix.dirname(folder)) {
    const root = folder === "." ? "node_modules" : `${folder}/node_modules`;
    for (const path of [`${root}/${name}/package.json`, `${root}/${name}/index.js`, `${root}/${name}.js`]) {
      const has = code.has(path);
      if (has === true) return true;
      if (has === undefined) answer = undefined;
    }
    if (folder === "." || folder === "/") return answer;
  }
}

function resolveRelative(file: string, specifier: string, code: ArchiveContents): string | undefined {
  const path = posix.join(posix.dirname(file), specifier);
  const candidates = [path, `${path}.js`, `${path}.cjs`, `${path}.mjs`, `${path}/index.js`];
  return candidates.find((candidate) => /\.[cm]?js$/.test(candidate) && code.has(candidate) === true);
}

/**
 * Python packages that many functions use and that no runtime has, by the name that is imported. boto3 and botocore
 * are part of the runtimes (https://docs.aws.amazon.com/lambda/latest/dg/lambda-python.html).
 */
const PYTHON_PACKAGES: ReadonlySet<string> = new Set([
  "aioboto3",
  "aiohttp",
  "aws_lambda_powertools",
  "aws_xray_sdk",
  "bs4",
  "cryptography",
  "fastapi",
  "flask",
  "httpx",
  "jinja2",
  "jsonschema",
  "jwt",
  "lxml",
  "mangum",
  "mysql",
  "numpy",
  "openai",
  "openpyxl",
  "pandas",
  "PIL",
  "psycopg",
  "psycopg2",
  "pyarrow",
  "pydantic",
  "pymongo",
  "pymysql",
  "pytz",
  "redis",
  "requests",
  "scipy",
  "sklearn",
  "sqlalchemy",
  "tenacity",
  "yaml",
]);

/** The well-known packages that a Python file imports and that the archive does not have. */
export function missingPythonPackages(entry: string, code: ArchiveContents): MissingPackage[] {
  const text = code.text(entry) ?? "";
  const names = [...text.matchAll(/^(?:import|from)\s+(\w+)/gm)].map((found) => found[1] ?? "");
  return [...new Set(names)]
    .filter((name) => PYTHON_PACKAGES.has(name) && isPythonInArchive(name, code) === false)
    .map((name) => ({ name, file: entry }));
}

function isPythonInArchive(name: string, code: ArchiveContents): boolean | undefined {
  for (const path of [`${name}/__init__.py`, `${name}.py`]) {
    const has = code.has(path);
    if (has !== false) return has;
  }
  if (!code.complete) return undefined;
  return code.files.some((file) => file.path.startsWith(`${name}/`) || file.path.startsWith(`${name}.`));
}

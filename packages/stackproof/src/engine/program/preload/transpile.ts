// Engine, program, preload: TypeScript to JavaScript, one file at a time, with source maps kept for stacks.
import { createRequire } from "node:module";
import type * as Esbuild from "esbuild";
import type { ProgramSettings } from "../reports.ts";
import { isFenced, type RecoveredTexts } from "./recovered.ts";

/** A module after transpiling. */
export interface Transpiled {
  readonly code: string;
  readonly map: string;
}

/** Transpiles on demand and remembers. */
export class Transpiler {
  readonly #settings: ProgramSettings;
  readonly #read: (file: string) => string;
  readonly #recovered: RecoveredTexts;
  readonly #done = new Map<string, Transpiled>();
  #esbuild: typeof Esbuild | undefined;

  constructor(settings: ProgramSettings, read: (file: string) => string, recovered: RecoveredTexts) {
    this.#settings = settings;
    this.#read = read;
    this.#recovered = recovered;
  }

  /**
   * The JavaScript of a TypeScript file; of what is left of it, when it does not parse.
   *
   * @throws the compiler's error when nothing is left of it
   */
  transpile(file: string, format: "cjs" | "esm"): Transpiled {
    const key = `${format} ${file}`;
    const known = this.#done.get(key);
    if (known !== undefined) return known;
    // Loaded on first use: a program in JavaScript never needs it.
    this.#esbuild ??= createRequire(__filename)(this.#settings.esbuild) as typeof Esbuild;
    const compiler = this.#esbuild;
    const compile = (text: string): Esbuild.TransformResult =>
      compiler.transformSync(text, {
        ...transformOptions(this.#settings, file, format),
        logLevel: "silent",
      });
    const result = compileOrRecover(this.#read(file), compile, () => this.#recovered.of(file));
    const done = { code: adaptInterop(result.code, this.#settings, format), map: result.map };
    this.#done.set(key, done);
    return done;
  }

  /** True for a file that stacks should name as the user wrote it. */
  isOurs(file: string): boolean {
    return /\.[cm]?tsx?$/.test(file) && (this.#settings.isModule || this.#done.has(`cjs ${file}`));
  }

  /** The source map of a file that was transpiled here, or that another thread transpiled as an ES module. */
  mapOf(file: string): string | undefined {
    const known = this.#done.get(`cjs ${file}`) ?? this.#done.get(`esm ${file}`);
    if (known !== undefined) return known.map;
    if (!this.#settings.isModule || !/\.(?:m?ts|tsx)$/.test(file) || file.includes("/node_modules/"))
      return undefined;
    try {
      return this.transpile(file, "esm").map;
    } catch {
      return undefined;
    }
  }
}

/** Compiles a text at once, or what is left of it when it does not parse. */
function compileOrRecover<T>(
  text: string,
  compile: (text: string) => T,
  recovered: () => string | undefined,
): T {
  const left = isFenced(text) ? recovered() : undefined;
  if (left !== undefined) return compile(left);
  try {
    return compile(text);
  } catch (error) {
    const rest = recovered();
    if (rest === undefined) throw error;
    return compile(rest);
  }
}

/** The same for a compiler that takes its time. */
export async function compileOrRecoverLater<T>(
  text: string,
  compile: (text: string) => Promise<T>,
  recovered: () => string | undefined,
): Promise<T> {
  const left = isFenced(text) ? recovered() : undefined;
  if (left !== undefined) return await compile(left);
  try {
    return await compile(text);
  } catch (error) {
    const rest = recovered();
    if (rest === undefined) throw error;
    return await compile(rest);
  }
}

/** How esbuild is asked. Shared with the hooks of ES modules, which run in a thread of their own. */
export function transformOptions(
  settings: Pick<ProgramSettings, "tsconfig">,
  file: string,
  format: "cjs" | "esm",
): Esbuild.TransformOptions {
  return {
    loader: file.endsWith("x") ? "tsx" : "ts",
    format,
    target: `node${process.versions.node}`,
    platform: "node",
    sourcemap: "external",
    sourcefile: file,
    tsconfigRaw: settings.tsconfig,
    keepNames: false,
  };
}

/**
 * TypeScript's way with modules that are no ES modules: with esModuleInterop a new object that has all that the module
 * has, and the module itself as `default`; without it the module as it is. esbuild's own helper differs: its object
 * keeps the prototype of a function, which Pulumi cannot serialize when a callback captures it.
 * The helper goes into the first line, so that no line moves.
 */
function adaptInterop(code: string, settings: ProgramSettings, format: "cjs" | "esm"): string {
  if (format === "esm" || !code.includes("__toESM(require(")) return code;
  const adapted = code.replaceAll(
    /__toESM\((require\("(?:[^"\\]|\\.)*"\))\)/g,
    settings.esModuleInterop ? "__importStar($1)" : "$1",
  );
  return settings.esModuleInterop ? adapted.replace(/^("use strict";)?/, `$1${IMPORT_STAR}`) : adapted;
}

const IMPORT_STAR =
  "var __importStar=(m)=>{if(m&&m.__esModule)return m;const r={};if(m!=null)for(const k of Object.getOwnPropertyNames(m))" +
  'if(k!=="default"&&Object.prototype.hasOwnProperty.call(m,k))Object.defineProperty(r,k,{enumerable:true,get:()=>m[k]});' +
  "r.default=m;return r};";

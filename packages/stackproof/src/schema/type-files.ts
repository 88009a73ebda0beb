// Schema: the nested types of one installed package: types/input.d.ts, types/output.d.ts and types/enums.
import { join } from "node:path";
import { findEnum, findInterface, TypeIndex } from "./declarations.ts";
import { readText } from "./files.ts";
import type { SchemaType } from "./schema.ts";

/** Where an interface's body starts. */
export interface BodyPlace {
  readonly text: string;
  readonly open: number;
  /** The file below the package, without extension, with forward slashes. */
  readonly file: string;
}

interface IndexedFile {
  readonly text: string;
  readonly index: TypeIndex;
}

/** Opens the type files of a package when they are first needed, and only then. */
export class TypeFiles {
  readonly #directory: string;
  readonly #indexed = new Map<string, IndexedFile | undefined>();
  readonly #texts = new Map<string, string | undefined>();

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** The text of a declaration file below the package, `ec2/vpc` for ec2/vpc.d.ts. Kept, for files read twice. */
  text(file: string): string | undefined {
    if (!this.#texts.has(file)) this.#texts.set(file, readText(join(this.#directory, `${file}.d.ts`)));
    return this.#texts.get(file);
  }

  /**
   * The body of a type by its schema name: `inputs.ec2.InstanceEbsBlockDevice`, `outputs.…`, or `<file>#<interface>`
   * for an interface beside a class.
   */
  body(name: string): BodyPlace | undefined {
    const hash = name.indexOf("#");
    if (hash !== -1) {
      const file = name.slice(0, hash);
      const text = this.text(file);
      const declared = text === undefined ? undefined : findInterface(text, name.slice(hash + 1));
      return text === undefined || declared === undefined ? undefined : { text, open: declared.open, file };
    }
    const dot = name.indexOf(".");
    const file = name.slice(0, dot) === "inputs" ? "types/input" : "types/output";
    const indexed = this.#open(file);
    const open = indexed?.index.find(name.slice(dot + 1));
    return indexed === undefined || open === undefined ? undefined : { text: indexed.text, open, file };
  }

  /** The type of `enums.lambda.Runtime`; undefined when there is no such enum. */
  enumType(path: readonly string[]): SchemaType | undefined {
    const name = path[path.length - 1];
    const folder = ["types", "enums", ...path.slice(0, -1)].join("/");
    const text = this.text(`${folder}/index`);
    const values = name === undefined || text === undefined ? undefined : findEnum(text, name);
    if (values === undefined) return undefined;
    const texts = values.filter((value) => typeof value === "string");
    const numbers = values.filter((value) => typeof value === "number");
    if (numbers.length === 0) return { kind: "string", values: texts };
    if (texts.length === 0) return { kind: "number", values: numbers };
    return undefined;
  }

  /**
   * The files of types are several megabytes. One byte per character is read and scanned twice as fast as UTF-8; only
   * comments hold other characters, and `restoreText` puts them right.
   */
  #open(file: string): IndexedFile | undefined {
    if (!this.#indexed.has(file)) {
      const text = readText(join(this.#directory, `${file}.d.ts`), "latin1");
      this.#indexed.set(file, text === undefined ? undefined : { text, index: new TypeIndex(text) });
    }
    return this.#indexed.get(file);
  }
}

/** UTF-8 text that was read one byte per character. */
export function restoreText(text: string): string {
  return /[\u0080-\u00ff]/.test(text) ? Buffer.from(text, "latin1").toString("utf8") : text;
}

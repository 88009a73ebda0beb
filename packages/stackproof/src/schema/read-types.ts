// Schema: reads TypeScript types and members in the uniform shape that Pulumi's generator writes. Pure.
// It is no TypeScript parser: what it does not know becomes `any`, so that a check says nothing about it.
import { Scanner } from "./scanner.ts";
import type { SchemaProperties, SchemaProperty, SchemaType } from "./schema.ts";

/** Says what a name in a declaration file stands for; undefined for `undefined`, `null` and `void`. */
export type NameResolver = (path: readonly string[]) => SchemaType | undefined;

const ANY: SchemaType = { kind: "any" };
const WRAPPERS = new Set(["Input", "Output", "Promise", "PromiseLike"]);
const LISTS = new Set(["Array", "ReadonlyArray"]);
const MODIFIERS = new Set(["readonly", "static", "private", "protected", "public", "abstract", "declare"]);

/** Thrown inside this file only, when a type has a form that the generator never writes. */
class Unreadable extends Error {}

/** What a class or interface body holds. */
export interface Members {
  readonly properties: SchemaProperties;
  /** The text between the parentheses of the constructor, when there is one. */
  readonly constructorParameters: string | undefined;
}

/**
 * Reads the members of the class or interface whose `{` stands at `open`. Methods and static or private members are
 * left out.
 */
export function readMembers(text: string, open: number, resolve: NameResolver): Members {
  const reader = new Reader(text, open + 1, resolve);
  return reader.members();
}

/** Reads the type that starts at `start`; `any` when it has an unknown form. */
export function readType(text: string, start: number, resolve: NameResolver): SchemaType {
  return new Reader(text, start, resolve).typeOrAny();
}

/** The text of `@deprecated` in a JSDoc comment, on one line; undefined when there is none. */
export function deprecation(comment: string): string | undefined {
  const start = comment.indexOf("@deprecated");
  if (start === -1) return undefined;
  const lines: string[] = [];
  for (const line of comment.slice(start + "@deprecated".length).split("\n")) {
    const plain = line
      .replace(/\*\/\s*$/, "")
      .replace(/^\s*\*\s?/, "")
      .trim();
    if (lines.length > 0 && (plain === "" || plain.startsWith("@"))) break;
    lines.push(plain);
  }
  return lines.join(" ").trim();
}

/** Joins the options of a union: `string | "a"` is `string`, `any` swallows all, one option stands for itself. */
export function unite(options: readonly SchemaType[]): SchemaType {
  const [single] = options;
  if (single !== undefined && options.length === 1) return single;
  const flat = options.flatMap((option) => (option.kind === "union" ? option.options : [option]));
  if (flat.length === 0 || flat.some((option) => option.kind === "any")) return ANY;
  const united: SchemaType[] = [];
  for (const option of flat) {
    const index = united.findIndex((other) => sameKind(other, option));
    const other = united[index];
    if (other === undefined) united.push(option);
    else united[index] = merge(other, option);
  }
  const [only] = united;
  return united.length === 1 && only !== undefined ? only : { kind: "union", options: united };
}

function sameKind(a: SchemaType, b: SchemaType): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === "string" || a.kind === "number") return true;
  return JSON.stringify(a) === JSON.stringify(b);
}

function merge(a: SchemaType, b: SchemaType): SchemaType {
  if (a.kind === "string" && b.kind === "string") {
    if (a.values === undefined || b.values === undefined) return { kind: "string" };
    return { kind: "string", values: [...new Set([...a.values, ...b.values])] };
  }
  if (a.kind === "number" && b.kind === "number") {
    if (a.values === undefined || b.values === undefined) return { kind: "number" };
    return { kind: "number", values: [...new Set([...a.values, ...b.values])] };
  }
  return a;
}

class Reader {
  readonly #scan: Scanner;
  readonly #resolve: NameResolver;
  /** Whether the type just read has `undefined` among its options, as in `Output<string | undefined>`. */
  #mayBeUndefined = false;

  constructor(text: string, at: number, resolve: NameResolver) {
    this.#scan = new Scanner(text, at);
    this.#resolve = resolve;
  }

  members(): Members {
    const properties: Record<string, SchemaProperty> = {};
    let constructorParameters: string | undefined;
    for (;;) {
      this.#scan.skipTrivia();
      const character = this.#scan.peek();
      if (character === "" || character === "}") return { properties, constructorParameters };
      if (character === ";" || character === ",") {
        this.#scan.at++;
        continue;
      }
      const comment = this.#scan.takeComment();
      let hidden = false;
      let name = this.#memberName();
      while (name !== undefined && MODIFIERS.has(name) && /["\w$[]/.test(this.#scan.peek())) {
        hidden ||= name === "static" || name === "private" || name === "protected";
        name = this.#memberName();
      }
      const optional = this.#scan.take("?");
      if (name !== undefined && !hidden && this.#scan.take(":")) {
        const type = this.typeOrAny();
        const deprecated = comment === undefined ? undefined : deprecation(comment);
        const required = !optional && !this.#mayBeUndefined;
        properties[name] = { type, required, ...(deprecated !== undefined && { deprecated }) };
      } else if (name === "constructor" && this.#scan.peek() === "(") {
        const start = this.#scan.at + 1;
        this.#scan.skipBalanced();
        constructorParameters = this.#scan.text.slice(start, this.#scan.at - 1);
      }
      this.#scan.skipMember();
      this.#scan.takeComment();
    }
  }

  typeOrAny(): SchemaType {
    const start = this.#scan.at;
    this.#mayBeUndefined = false;
    try {
      return this.#union() ?? ANY;
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.#scan.at = start;
      return ANY;
    }
  }

  /** A type, or undefined when it is nothing but `undefined` and `null`. */
  #union(): SchemaType | undefined {
    this.#scan.take("|");
    const options: SchemaType[] = [];
    do {
      const option = this.#postfix();
      if (option === undefined) this.#mayBeUndefined = true;
      else options.push(option);
    } while (this.#scan.take("|"));
    this.#scan.skipTrivia();
    if (
      this.#scan.peek() === "&" ||
      this.#scan.text.startsWith("=>", this.#scan.at) ||
      /\w/.test(this.#scan.peek())
    )
      throw new Unreadable();
    return options.length === 0 ? undefined : unite(options);
  }

  #postfix(): SchemaType | undefined {
    let type = this.#primary();
    while (this.#scan.take("[")) {
      if (!this.#scan.take("]")) throw new Unreadable();
      type = { kind: "list", element: type ?? ANY };
    }
    return type;
  }

  #primary(): SchemaType | undefined {
    this.#scan.skipTrivia();
    const character = this.#scan.peek();
    if (character === '"' || character === "'") return { kind: "string", values: [this.#scan.string()] };
    if (/[-\d]/.test(character)) return this.#number();
    if (character === "(") {
      this.#scan.at++;
      const inner = this.#union();
      if (!this.#scan.take(")")) throw new Unreadable();
      return inner;
    }
    if (character === "{") return this.#objectLiteral();
    return this.#named();
  }

  #number(): SchemaType {
    const digits = /-?\d+(?:\.\d+)?/y;
    digits.lastIndex = this.#scan.at;
    const found = digits.exec(this.#scan.text)?.[0];
    if (found === undefined) throw new Unreadable();
    this.#scan.at += found.length;
    return { kind: "number", values: [Number(found)] };
  }

  /** `{ [key: string]: T }` is a map; any other literal is not generated by Pulumi, and is `any`. */
  #objectLiteral(): SchemaType {
    const start = this.#scan.at;
    this.#scan.at++;
    if (this.#scan.take("[")) {
      this.#scan.at = this.#scan.text.indexOf("]", this.#scan.at) + 1;
      if (this.#scan.at > 0 && this.#scan.take(":")) {
        const element = this.#union() ?? ANY;
        this.#scan.take(";");
        if (this.#scan.take("}")) return { kind: "map", element };
      }
    }
    this.#scan.at = start;
    this.#scan.skipBalanced();
    return ANY;
  }

  #named(): SchemaType | undefined {
    const path = [this.#identifier()];
    while (this.#scan.peek() === ".") {
      this.#scan.at++;
      path.push(this.#identifier());
    }
    const last = path[path.length - 1] ?? "";
    if (last === "readonly" && path.length === 1) return this.#postfix();
    if (!this.#scan.take("<")) return this.#resolve(path);
    const parameters: (SchemaType | undefined)[] = [];
    do parameters.push(this.#union());
    while (this.#scan.take(","));
    if (!this.#scan.take(">")) throw new Unreadable();
    const [first] = parameters;
    if (WRAPPERS.has(last)) return first;
    if (LISTS.has(last)) return { kind: "list", element: first ?? ANY };
    if (last === "Record") return { kind: "map", element: parameters[1] ?? ANY };
    return ANY;
  }

  #identifier(): string {
    this.#scan.skipTrivia();
    const found = this.#scan.word();
    if (found === undefined || found === "typeof" || found === "keyof") throw new Unreadable();
    return found;
  }

  /** A member's name, quoted or not; undefined when something else stands here. */
  #memberName(): string | undefined {
    this.#scan.skipTrivia();
    const character = this.#scan.peek();
    if (character === '"' || character === "'") return this.#scan.string();
    const found = this.#scan.word();
    this.#scan.skipTrivia();
    return found;
  }
}

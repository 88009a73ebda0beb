// LambdaFunction: what each kind of runtime takes as code and handler. Pure.

/** A kind of runtime. */
export interface RuntimeFamily {
  readonly name: string;
  /** Its identifiers: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html */
  readonly pattern: RegExp;
  /** Endings of files that hold a handler; none for compiled code, which comes as a folder or an archive. */
  readonly endings: readonly string[];
  /** What the text of an inline function becomes. */
  readonly inline: string | undefined;
  /** What a handler looks like; undefined where Lambda does not read it. */
  readonly handler: { readonly pattern: RegExp; readonly good: string } | undefined;
}

const FAMILIES: readonly RuntimeFamily[] = [
  {
    name: "Node.js",
    pattern: /^nodejs\d+\.x$/,
    endings: [".mjs", ".js", ".cjs"],
    inline: "index.mjs",
    handler: { pattern: /^(?:.*\/)?[^/.\s]+(?:\.[\w$]+)+$/, good: "index.handler" },
  },
  {
    name: "Python",
    pattern: /^python3\.\d+$/,
    endings: [".py"],
    inline: "index.py",
    handler: { pattern: /^[^\s.]+(?:\.\w+)+$/, good: "index.handler" },
  },
  {
    name: "Ruby",
    pattern: /^ruby\d\.\d$/,
    endings: [".rb"],
    inline: "index.rb",
    handler: { pattern: /^[^\s.]+(?:\.[\w:]+)+$/, good: "index.handler" },
  },
  {
    name: "Java",
    pattern: /^java\d+(?:\.al2)?$/,
    endings: [],
    inline: undefined,
    handler: { pattern: /^(?:[\w$]+\.)*[A-Z][\w$]*(?:::[\w$]+)?$/, good: "shop.Orders::handle" },
  },
  {
    name: ".NET",
    pattern: /^dotnet\d+$/,
    endings: [],
    inline: undefined,
    handler: { pattern: /^[^\s:]+(?:::[^\s:]+::[^\s:]+)?$/, good: "Shop::Shop.Orders::Handle" },
  },
  {
    name: "custom",
    pattern: /^provided\.al\d+$/,
    endings: [],
    inline: undefined,
    handler: undefined,
  },
];

/** The kind of a runtime; undefined for none that Lambda has. */
export function familyOf(runtime: string): RuntimeFamily | undefined {
  return FAMILIES.find(({ pattern }) => pattern.test(runtime));
}

/** Files of a folder one of which must be there, by the handler; none where that cannot be said. */
export function handlerFiles(family: RuntimeFamily, handler: string): string[] {
  if (family.name === "custom") return ["bootstrap"];
  // A layer is unpacked below /opt.
  if (family.endings.length === 0 || handler.startsWith("/opt/")) return [];
  const module = moduleOf(family, handler);
  const files = family.endings.map((ending) => module + ending);
  return family.name === "Python" ? [...files, `${module}/__init__.py`] : files;
}

/** The part of a handler that names the file: "lib/orders" of "lib/orders.handler". */
export function moduleOf(family: RuntimeFamily, handler: string): string {
  if (family.name === "Python") return handler.slice(0, handler.lastIndexOf(".")).replaceAll(".", "/");
  const base = handler.lastIndexOf("/") + 1;
  const dot = handler.indexOf(".", base);
  return dot === -1 ? handler : handler.slice(0, dot);
}

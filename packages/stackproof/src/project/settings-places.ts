// Project: a value that a stackproof.config.ts gave, with the places of its parts in the text of the file. Pure.
import type {
  ArrayExpression,
  Expression,
  ObjectExpression,
  ObjectProperty,
  Program,
  Statement,
} from "oxc-parser";
import type { SourcePlace } from "../core/place.ts";
import { takeParsed } from "./parsed.ts";
import { isRecord } from "./record.ts";
import { type Data, type DataEntry, placeAt } from "./yaml-data.ts";
import { resolveScalar } from "./yaml-scalar.ts";

/** Where a value stands, and what is written there as far as it can be followed. */
interface Written {
  readonly place: SourcePlace;
  readonly node: Expression | undefined;
}

/** Variables that stand for others are followed so many steps. */
const MOST_STEPS = 10;

/**
 * The value as data with places. What is computed has the place of the expression, or of the literal around it.
 *
 * @param value plain JSON
 * @param path absolute; its ending decides the language
 * @param file as findings name it
 */
export function placedData(value: unknown, path: string, file: string, text: string): Data {
  const { program } = takeParsed(path, text);
  const constants = constantsOf(program);
  const root = defaultExport(program);
  const place = (node: { readonly start: number }): SourcePlace => placeAt(file, text, node.start);
  const written = (node: Expression): Written => ({ place: place(node), node: behind(node, constants) });
  const top = root === undefined ? { place: { file, line: 1, column: 1 }, node: undefined } : written(root);
  const argument = top.node?.type === "CallExpression" ? top.node.arguments[0] : undefined;
  const start = argument === undefined || argument.type === "SpreadElement" ? top : written(argument);

  const inList = (list: ArrayExpression, index: number, length: number, above: Written): Written => {
    const spread = list.elements.findIndex((element) => element?.type === "SpreadElement");
    const fromEnd = index - length + list.elements.length;
    const hasOne = list.elements.filter((element) => element?.type === "SpreadElement").length === 1;
    const at = spread < 0 || index < spread ? index : hasOne && fromEnd > spread ? fromEnd : spread;
    const element = list.elements[at];
    if (element === undefined || element === null) return { place: above.place, node: undefined };
    return element.type === "SpreadElement" ? { place: place(element), node: undefined } : written(element);
  };

  const inObject = (
    object: ObjectExpression,
    key: string,
    above: Written,
  ): { readonly keyPlace: SourcePlace; readonly value: Written } => {
    // What is written last counts.
    for (const property of object.properties.toReversed()) {
      if (property.type === "SpreadElement") {
        const node = behind(property.argument, constants);
        const isClosed =
          node?.type === "ObjectExpression" && node.properties.every((one) => keyOf(one) !== undefined);
        if (isClosed && !node.properties.some((one) => keyOf(one) === key)) continue;
        const spread = { place: place(property), node };
        return isClosed ? inObject(node, key, spread) : computed(spread);
      }
      const name = keyOf(property);
      if (name === key) return { keyPlace: place(property.key), value: written(property.value) };
      if (name === undefined) return computed({ place: place(property), node: undefined });
    }
    return computed({ place: above.place, node: undefined });
  };

  const convert = (one: unknown, at: Written): Data => {
    if (Array.isArray(one)) {
      const list = at.node?.type === "ArrayExpression" ? at.node : undefined;
      const items = one.map((item: unknown, index) =>
        convert(item, list === undefined ? inner(at) : inList(list, index, one.length, at)),
      );
      return { kind: "list", items, place: at.place };
    }
    if (isRecord(one)) {
      const object = at.node?.type === "ObjectExpression" ? at.node : undefined;
      const entries = new Map<string, DataEntry>();
      for (const [key, item] of Object.entries(one)) {
        const found = object === undefined ? computed(at) : inObject(object, key, at);
        entries.set(key, { key, keyPlace: found.keyPlace, value: convert(item, found.value) });
      }
      return { kind: "map", entries, place: at.place };
    }
    if (typeof one === "string") return { kind: "string", value: one, place: at.place };
    if (typeof one === "boolean") return { kind: "boolean", value: one, place: at.place };
    if (typeof one !== "number") return { kind: "null", place: at.place };
    return Number.isSafeInteger(one)
      ? { ...resolveScalar("PLAIN", undefined, one.toString()), place: at.place }
      : { kind: "float", value: one, source: one.toString(), place: at.place };
  };
  return convert(value, start);
}

/** What nobody wrote down stands where it was computed. */
function computed(at: Written): { readonly keyPlace: SourcePlace; readonly value: Written } {
  return { keyPlace: at.place, value: inner(at) };
}

function inner({ place }: Written): Written {
  return { place, node: undefined };
}

/** The expression that `export default` or `module.exports =` gives. */
function defaultExport({ body }: Program): Expression | undefined {
  for (const statement of body) {
    if (statement.type === "ExportDefaultDeclaration") {
      const { declaration } = statement;
      return isExpression(declaration) ? declaration : undefined;
    }
    if (statement.type === "TSExportAssignment") return statement.expression;
    if (statement.type !== "ExpressionStatement") continue;
    const { expression } = statement;
    if (expression.type !== "AssignmentExpression" || expression.left.type !== "MemberExpression") continue;
    const { object, property } = expression.left;
    const names = [object, property].map((one) => (one.type === "Identifier" ? one.name : ""));
    if (names.join(".") === "module.exports") return expression.right;
  }
  return undefined;
}

type Declared = Extract<Statement, { type: "ExportDefaultDeclaration" }>["declaration"];

function isExpression(node: Declared): node is Extract<Declared, Expression> {
  return !node.type.endsWith("Declaration");
}

/** What the constants of the file stand for. */
function constantsOf({ body }: Program): ReadonlyMap<string, Expression> {
  const constants = new Map<string, Expression>();
  for (const statement of body) {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declaration?.type !== "VariableDeclaration" || declaration.kind !== "const") continue;
    for (const { id, init } of declaration.declarations) {
      if (id.type === "Identifier" && init !== null) constants.set(id.name, init);
    }
  }
  return constants;
}

/** The expression without what only types see, and behind the names of constants. */
function behind(node: Expression, constants: ReadonlyMap<string, Expression>): Expression | undefined {
  let current: Expression | undefined = node;
  for (let step = 0; step < MOST_STEPS && current !== undefined; step++) {
    if (current.type === "Identifier") current = constants.get(current.name);
    else if (current.type === "AwaitExpression") current = current.argument;
    else if (isTyped(current)) current = current.expression;
    else return current;
  }
  return undefined;
}

type Typed = Extract<
  Expression,
  { type: "TSAsExpression" | "TSSatisfiesExpression" | "TSNonNullExpression" | "TSTypeAssertion" }
>;

function isTyped(node: Expression): node is Typed {
  return /^TS(?:AsExpression|SatisfiesExpression|NonNullExpression|TypeAssertion)$/.test(node.type);
}

/** The name of a property; undefined for a spread, and for one that is computed. */
function keyOf(property: ObjectExpression["properties"][number]): string | undefined {
  if (property.type === "SpreadElement") return undefined;
  const { key, computed: isComputed }: ObjectProperty = property;
  if (key.type === "Literal") return String(key.value);
  return key.type === "Identifier" && !isComputed ? key.name : undefined;
}

// Source: fields that are read while their object is made, before they have a value.
import type { TSESTree } from "@typescript-eslint/types";
import type { Callees } from "./callees.ts";
import { type ClassChain, constructorOf, findMember, memberName, parameterFields } from "./classes.ts";
import type { Names } from "./names.ts";
import { type Field, fieldsOf } from "./own-fields.ts";
import { RunOrder } from "./run-order.ts";
import type { Frame, How } from "./run-parts.ts";
import { type Node, type SourceFile, walk } from "./source-file.ts";
import type { Sources } from "./sources.ts";
import { sureCalls } from "./sure-calls.ts";
import { useOf } from "./uses.ts";

/** A place in the program's text. */
export interface CodePlace {
  readonly source: SourceFile;
  readonly node: Node;
}

/** A read of a field that is surely undefined. */
export interface EarlyRead extends CodePlace {
  readonly field: string;
  /** What is taken of undefined, such as `id`, which throws; undefined when the field is handed on as it is. */
  readonly taken: string | undefined;
  /** True when the program surely comes here. */
  readonly sure: boolean;
  /** The method that reads, and the constructor's call that leads to it; both undefined in the constructor itself. */
  readonly reader: string | undefined;
  readonly call: CodePlace | undefined;
  /** Where the field gets its value in the end, and the method that gives it. */
  readonly assigned: (CodePlace & { readonly writer: string | undefined }) | undefined;
  /** True when a class above calls the reader before this class has fields. */
  readonly throughSuper: { readonly base: string; readonly derived: string } | undefined;
}

const known = new WeakMap<Sources, ReadonlyMap<SourceFile, readonly EarlyRead[]>>();

/** All early reads, by the file that they stand in; worked out once. */
export function earlyReads(sources: Sources, names: Names): ReadonlyMap<SourceFile, readonly EarlyRead[]> {
  const before = known.get(sources);
  if (before !== undefined) return before;
  const calls = sureCalls(sources, names);
  const byNode = new Map<Node, EarlyRead>();
  for (const source of sources.files) {
    if (source.kind !== "program") continue;
    walk(source.program, (node) => {
      if (node.type !== "ClassDeclaration" && node.type !== "ClassExpression") return;
      if (node.abstract) return;
      const chain = calls.callees.chainOf({ source, node });
      for (const read of new FieldOrder(chain, calls.callees).reads(calls.surelyRuns(node))) {
        const other = byNode.get(read.node);
        if (other === undefined || (read.sure && !other.sure)) byNode.set(read.node, read);
      }
    });
  }
  const result = new Map<SourceFile, EarlyRead[]>();
  for (const read of byNode.values()) result.set(read.source, [...(result.get(read.source) ?? []), read]);
  known.set(sources, result);
  return result;
}

/** A read as the walk meets it. */
interface Early {
  readonly field: string;
  readonly node: TSESTree.MemberExpression;
  readonly taken: string | undefined;
  readonly how: How;
  readonly frame: Frame;
}

/** Makes one object of a class in thought, and notes which fields are read too early. */
class FieldOrder {
  readonly #chain: ClassChain;
  readonly #callees: Callees;
  readonly #fields: ReadonlyMap<string, Field>;
  /** Fields that may have a value by now, or of which the code asks whether they have. */
  readonly #settled = new Set<string>();
  readonly #writes = new Map<string, { readonly node: Node; readonly frame: Frame }>();
  readonly #early: Early[] = [];
  #escaped = false;

  constructor(chain: ClassChain, callees: Callees) {
    this.#chain = chain;
    this.#callees = callees;
    this.#fields = fieldsOf(chain);
  }

  reads(isMade: boolean): EarlyRead[] {
    const [first] = this.#chain.classes;
    // Other bases may give fields their values; a component's `initialize` is called by its base.
    if (first === undefined || this.#chain.base === "unknown" || this.#fields.size === 0) return [];
    if (findMember(this.#chain, "initialize") !== undefined && this.#chain.base === "component") return [];
    const order = new RunOrder(
      {
        callees: (node, frame) => this.#inner(node, frame),
        fields: (chain, level) => {
          const found = chain.classes[level];
          const constructor = found === undefined ? undefined : constructorOf(found);
          for (const name of constructor === undefined ? [] : parameterFields(constructor))
            this.#settled.add(name);
        },
        write: (node, how, frame) => {
          const isField = node.type === "MemberExpression" ? isOwn(node) : memberName(node) !== undefined;
          const name = isField && frame.self?.chain === this.#chain ? memberName(node) : undefined;
          if (name === undefined) return;
          this.#settled.add(name);
          if (!this.#writes.has(name) && how !== "later") this.#writes.set(name, { node, frame });
        },
        self: (node, _, frame) => {
          if (frame.self?.chain === this.#chain && !isParent(node)) this.#escaped = true;
        },
        read: (node, how, frame) => {
          if (node.type === "MemberExpression" && isOwn(node) && frame.self?.chain === this.#chain)
            this.#read(node, how, frame);
        },
      },
      true,
    );
    order.construct(this.#chain, "sure", { source: first.source, self: undefined, calls: [] });
    return this.#early.map((one) => this.#describe(one, isMade)).filter((one) => one !== undefined);
  }

  /** Other objects have other fields, so only what runs with the same `this` is followed. */
  #inner(node: Node, frame: Frame) {
    if (node.type === "NewExpression") return [];
    return this.#callees.of(node, frame).filter(({ self }) => self?.chain === this.#chain);
  }

  #read(node: TSESTree.MemberExpression, how: How, frame: Frame): void {
    const name = memberName(node);
    if (name === undefined || !this.#fields.has(name) || this.#settled.has(name) || this.#escaped) return;
    const use = useOf(node);
    if (use.kind === "asked") this.#settled.add(name);
    if (how === "later" || use.kind === "asked" || use.kind === "kept") return;
    const taken = use.kind === "taken" ? use.what : undefined;
    this.#early.push({ field: name, node, taken, how, frame });
  }

  #describe({ field, node, taken, how, frame }: Early, isMade: boolean) {
    const write = this.#writes.get(field);
    // Nobody says that a field which may stay undefined has to be there when it is handed on.
    if (taken === undefined && write === undefined && this.#fields.get(field)?.optional === true)
      return undefined;
    const level = frame.self?.level ?? 0;
    const holder = [...this.#chain.classes.keys()].find((one) => this.#declares(one, field)) ?? level;
    const [call] = frame.calls;
    const caller = call === undefined ? level : this.#levelOf(call);
    const base = this.#chain.classes[caller]?.node.id?.name;
    const derived = this.#chain.classes[holder]?.node.id?.name;
    const read: EarlyRead = {
      source: frame.source,
      node,
      field,
      taken,
      sure: how === "sure" && isMade,
      reader: methodAround(node),
      call:
        call === undefined
          ? undefined
          : { source: this.#chain.classes[caller]?.source ?? frame.source, node: call },
      assigned:
        write === undefined
          ? undefined
          : { source: write.frame.source, node: write.node, writer: methodAround(write.node) },
      throughSuper:
        caller > holder && base !== undefined && derived !== undefined ? { base, derived } : undefined,
    };
    return read;
  }

  #declares(level: number, field: string): boolean {
    const found = this.#chain.classes[level];
    if (found === undefined) return false;
    const constructor = constructorOf(found);
    return (
      found.node.body.body.some((one) => one.type === "PropertyDefinition" && memberName(one) === field) ||
      (constructor !== undefined && parameterFields(constructor).includes(field))
    );
  }

  #levelOf(node: Node): number {
    for (let at: Node | undefined = node; at !== undefined; at = at.parent) {
      const level = this.#chain.classes.findIndex((one) => one.node === at);
      if (level >= 0) return level;
    }
    return 0;
  }
}

function isOwn(node: TSESTree.MemberExpression): boolean {
  return node.object.type === "ThisExpression";
}

/** `{ parent: this }` and `[this]` of dependsOn give nobody a reason to set fields. */
function isParent(node: Node): boolean {
  for (let at: Node | undefined = node.parent; at !== undefined; at = at.parent) {
    if (at.type === "Property")
      return at.key.type === "Identifier" && /^(?:parent|dependsOn)$/.test(at.key.name);
    if (at.type !== "ArrayExpression" && !at.type.startsWith("TS")) return false;
  }
  return false;
}

/** The name of the method around a place; undefined in constructors and outside of methods. */
function methodAround(node: Node): string | undefined {
  for (let at: Node | undefined = node; at !== undefined; at = at.parent) {
    if (at.type === "MethodDefinition") return at.kind === "constructor" ? undefined : memberName(at);
    if (at.type === "ClassBody") return undefined;
  }
  return undefined;
}

// Source: the order in which code runs: statement after statement, calls followed into what they call.
import type { TSESTree } from "@typescript-eslint/types";
import { type ClassChain, constructorOf } from "./classes.ts";
import {
  type Callee,
  calledName,
  type Frame,
  type FunctionNode,
  type How,
  isFunction,
  isOptional,
  weaker,
  whenRun,
} from "./run-parts.ts";
import { childrenOf, type Node, type SourceFile } from "./source-file.ts";

/** Who listens to a walk. Each is told in the order of the run. */
export interface RunListener {
  /** A name or a member is read. */
  readonly read?: (node: TSESTree.Identifier | TSESTree.MemberExpression, how: How, frame: Frame) => void;
  /** A name or a member gets a value. */
  readonly write?: (node: Node, how: How, frame: Frame) => void;
  /** `this` is used for something else than a member of it. */
  readonly self?: (node: TSESTree.ThisExpression, how: How, frame: Frame) => void;
  /** A function or class begins to run. */
  readonly enter?: (node: Node, how: How, frame: Frame) => void;
  /** A statement begins. */
  readonly statement?: (node: Node, how: How, frame: Frame) => void;
  /** The part of an object that one of its classes makes begins: its field initializers are run after it. */
  readonly fields?: (chain: ClassChain, level: number, how: How) => void;
  /** What a call, a `new`, or the reading of a getter runs. */
  readonly callees: (node: Node, frame: Frame) => readonly Callee[];
}

/** `goes on`; `may leave`: some way leaves the function; `leaves`; `throws`. */
type Ending = "goes on" | "may leave" | "leaves" | "throws";

const STRENGTH: Record<How, number> = { later: 1, maybe: 2, sure: 3 };
const DEEPEST = 60;

/** Walks code in the order of its run. Each function is walked once for each strength, the first time it is reached. */
export class RunOrder {
  readonly #listener: RunListener;
  readonly #awaitEnds: boolean;
  readonly #seen = new Map<Node, Map<Node | undefined, number>>();
  /** Whether a `return` was met in the function that is walked. */
  #returned = false;
  /** Whether an `await` was met in it: what follows runs when others have run. */
  #waited = false;

  /** @param awaitEnds true when what follows an `await` in a function is to count as `later` */
  constructor(listener: RunListener, awaitEnds: boolean) {
    this.#listener = listener;
    this.#awaitEnds = awaitEnds;
  }

  /** The code of a file that runs when it is loaded. */
  file(source: SourceFile, how: How): void {
    this.#statements(source.program.body, how, { source, self: undefined, calls: [] });
  }

  /** A function's parameters and body. */
  function(node: FunctionNode, how: How, frame: Frame): void {
    if (node.body === null || frame.calls.length > DEEPEST) return;
    const seen = this.#seen.get(node) ?? new Map<Node | undefined, number>();
    const object = frame.self?.chain.classes[0]?.node;
    if ((seen.get(object) ?? 0) >= STRENGTH[how]) return;
    this.#seen.set(node, seen.set(object, STRENGTH[how]));
    const outer = { returned: this.#returned, waited: this.#waited };
    [this.#returned, this.#waited] = [false, false];
    this.#listener.enter?.(node, how, frame);
    for (const parameter of node.params) this.#pattern(parameter, weaker(how), frame);
    if (node.body.type === "BlockStatement") this.#statements(node.body.body, how, frame);
    else this.#expression(node.body, how, frame);
    [this.#returned, this.#waited] = [outer.returned, outer.waited];
  }

  /** The making of an object: constructor, field initializers, and those of the classes above. */
  construct(chain: ClassChain, how: How, frame: Frame): void {
    const [first] = chain.classes;
    if (first === undefined || frame.calls.length > DEEPEST) return;
    const seen = this.#seen.get(first.node) ?? new Map<Node | undefined, number>();
    if ((seen.get(first.node) ?? 0) >= STRENGTH[how]) return;
    this.#seen.set(first.node, seen.set(first.node, STRENGTH[how]));
    this.#listener.enter?.(first.node, how, frame);
    this.#constructPart(chain, 0, how, frame.calls);
  }

  #constructPart(chain: ClassChain, level: number, how: How, calls: readonly Node[]): void {
    const found = chain.classes[level];
    if (found === undefined) return;
    const frame: Frame = { source: found.source, self: { chain, level }, calls };
    const constructor = constructorOf(found);
    if (found.node.superClass === null) this.#fields(how, frame);
    if (constructor !== undefined) this.function(constructor, how, frame);
    else if (found.node.superClass !== null) this.#afterSuper(how, frame);
  }

  /** `super()` has been called: what is above is made, then the fields of this class. */
  #afterSuper(how: How, frame: Frame): void {
    if (frame.self === undefined) return;
    this.#constructPart(frame.self.chain, frame.self.level + 1, how, frame.calls);
    this.#fields(how, frame);
  }

  #fields(how: How, frame: Frame): void {
    const { self } = frame;
    const found = self?.chain.classes[self.level];
    if (self === undefined || found === undefined) return;
    this.#listener.fields?.(self.chain, self.level, how);
    for (const member of found.node.body.body) {
      if (member.type !== "PropertyDefinition" && member.type !== "AccessorProperty") continue;
      if (member.static || member.value === null) continue;
      this.#expression(member.value, how, frame);
      this.#listener.write?.(member, how, frame);
    }
  }

  #statements(list: readonly Node[], how: How, frame: Frame): Ending {
    let [ending, now]: [Ending, How] = ["goes on", how];
    for (const statement of list) {
      const next = this.#statement(statement, now, frame);
      if (next === "leaves" || next === "throws") return ending === "goes on" ? next : "may leave";
      if (next === "may leave") [ending, now] = [next, weaker(now)];
    }
    return ending;
  }

  #statement(node: Node, given: How, frame: Frame): Ending {
    const how = this.#now(given);
    this.#listener.statement?.(node, how, frame);
    switch (node.type) {
      case "BlockStatement":
        return this.#statements(node.body, how, frame);
      case "IfStatement": {
        this.#expression(node.test, how, frame);
        const yes = this.#statement(node.consequent, weaker(how), frame);
        const no: Ending =
          node.alternate === null ? "goes on" : this.#statement(node.alternate, weaker(how), frame);
        return either(yes, no);
      }
      case "ForStatement":
        if (node.init !== null) this.#statementOrExpression(node.init, how, frame);
        if (node.test !== null) this.#expression(node.test, how, frame);
        return this.#loop(weaker(how), (now) => {
          this.#statement(node.body, now, frame);
          if (node.update !== null) this.#expression(node.update, now, frame);
        });
      case "ForInStatement":
      case "ForOfStatement":
        this.#expression(node.right, how, frame);
        return this.#loop(isFilledList(node.right) ? how : weaker(how), (now) => {
          if (node.left.type === "VariableDeclaration") this.#declaration(node.left, now, frame);
          else this.#pattern(node.left, now, frame);
          this.#statement(node.body, now, frame);
        });
      case "WhileStatement":
        this.#expression(node.test, how, frame);
        return this.#loop(weaker(how), (now) => this.#statement(node.body, now, frame));
      case "DoWhileStatement":
        return this.#loop(how, (now) => {
          this.#statement(node.body, now, frame);
          this.#expression(node.test, now, frame);
        });
      case "SwitchStatement":
        this.#expression(node.discriminant, how, frame);
        return this.#loop(weaker(how), (now) => {
          for (const { test, consequent } of node.cases) {
            if (test !== null) this.#expression(test, now, frame);
            this.#statements(consequent, now, frame);
          }
        });
      case "LabeledStatement":
        return this.#loop(how, (now) => this.#statement(node.body, now, frame));
      case "TryStatement": {
        const caught = node.handler !== null;
        const ending = this.#statements(node.block.body, caught ? weaker(how) : how, frame);
        if (node.handler !== null) this.#statements(node.handler.body.body, weaker(how), frame);
        if (node.finalizer !== null) this.#statements(node.finalizer.body, how, frame);
        return caught && ending !== "goes on" ? "may leave" : ending;
      }
      case "ReturnStatement":
        if (node.argument !== null) this.#expression(node.argument, how, frame);
        this.#returned = true;
        return "leaves";
      case "ThrowStatement":
        this.#expression(node.argument, how, frame);
        return "throws";
      case "BreakStatement":
      case "ContinueStatement":
        return "leaves";
      default:
        this.#statementOrExpression(node, how, frame);
        return "goes on";
    }
  }

  /** A loop is left by break and continue; only a return in it leaves what is around. */
  #loop(how: How, body: (how: How) => void): Ending {
    const before = this.#returned;
    this.#returned = false;
    body(how);
    const ending = this.#returned ? "may leave" : "goes on";
    this.#returned ||= before;
    return ending;
  }

  #statementOrExpression(node: Node, how: How, frame: Frame): void {
    switch (node.type) {
      case "VariableDeclaration":
        this.#declaration(node, how, frame);
        break;
      case "ExportNamedDeclaration":
        if (node.declaration !== null) this.#statementOrExpression(node.declaration, how, frame);
        break;
      case "ExportDefaultDeclaration":
        this.#statementOrExpression(node.declaration, how, frame);
        break;
      case "ExpressionStatement":
      case "TSExportAssignment":
        this.#expression(node.expression, how, frame);
        break;
      case "FunctionDeclaration":
      case "ImportDeclaration":
      case "ExportAllDeclaration":
        break;
      default:
        this.#expression(node, how, frame);
    }
  }

  #declaration(node: TSESTree.VariableDeclaration, how: How, frame: Frame): void {
    for (const { init, id } of node.declarations) {
      if (init !== null) this.#expression(init, how, frame);
      this.#pattern(id, how, frame);
    }
  }

  /** What a value is taken into: names, members, and the defaults on the way. */
  #pattern(node: Node, how: How, frame: Frame): void {
    switch (node.type) {
      case "Identifier":
        this.#listener.write?.(node, this.#now(how), frame);
        break;
      case "MemberExpression":
        this.#object(node, how, frame);
        this.#listener.write?.(node, this.#now(how), frame);
        break;
      case "AssignmentPattern":
        this.#expression(node.right, weaker(how), frame);
        this.#pattern(node.left, how, frame);
        break;
      case "Property":
        if (node.computed) this.#expression(node.key, how, frame);
        this.#pattern(node.value, how, frame);
        break;
      case "TSParameterProperty":
        this.#pattern(node.parameter, how, frame);
        break;
      case "RestElement":
        this.#pattern(node.argument, how, frame);
        break;
      case "ArrayPattern":
      case "ObjectPattern":
        for (const child of childrenOf(node)) this.#pattern(child, how, frame);
        break;
      default:
        if (!node.type.startsWith("TS")) this.#expression(node, how, frame);
        else if ("expression" in node) this.#pattern(node.expression as Node, how, frame);
    }
  }

  #expression(node: Node, given: How, frame: Frame): void {
    const how = this.#now(given);
    switch (node.type) {
      case "Identifier":
        this.#listener.read?.(node, how, frame);
        break;
      case "ThisExpression":
        this.#listener.self?.(node, how, frame);
        break;
      case "MemberExpression":
        this.#member(node, how, frame);
        break;
      case "AssignmentExpression":
        this.#assignment(node, how, frame);
        break;
      case "UpdateExpression":
        this.#expression(node.argument, how, frame);
        this.#listener.write?.(node.argument, how, frame);
        break;
      case "LogicalExpression":
        this.#expression(node.left, how, frame);
        this.#expression(node.right, weaker(how), frame);
        break;
      case "ConditionalExpression":
        this.#expression(node.test, how, frame);
        this.#expression(node.consequent, weaker(how), frame);
        this.#expression(node.alternate, weaker(how), frame);
        break;
      case "AwaitExpression":
        this.#expression(node.argument, how, frame);
        this.#waited ||= this.#awaitEnds && frame.calls.length > 0;
        break;
      case "CallExpression":
      case "NewExpression":
        this.#call(node, how, frame);
        break;
      case "Property":
        if (node.computed) this.#expression(node.key, how, frame);
        this.#expression(node.value, how, frame);
        break;
      case "ClassDeclaration":
      case "ClassExpression":
        this.#class(node, how, frame);
        break;
      case "ArrowFunctionExpression":
      case "FunctionExpression":
        this.#closure(node, how, frame);
        break;
      default:
        if (node.type.startsWith("TS") && !("expression" in node)) break;
        for (const child of childrenOf(node)) {
          if (!child.type.startsWith("TS") || "expression" in child) this.#expression(child, how, frame);
        }
    }
  }

  #member(node: TSESTree.MemberExpression, how: How, frame: Frame): void {
    this.#object(node, how, frame);
    this.#listener.read?.(node, how, frame);
    this.#follow(node, how, frame);
  }

  #object(node: TSESTree.MemberExpression, how: How, frame: Frame): void {
    const isOwn = node.object.type === "ThisExpression" && !node.computed;
    if (!isOwn && node.object.type !== "Super") this.#expression(node.object, how, frame);
    if (node.computed) this.#expression(node.property, isOptional(node) ? weaker(how) : how, frame);
  }

  #assignment(node: TSESTree.AssignmentExpression, how: How, frame: Frame): void {
    const mayKeep = /^(?:&&|\|\||\?\?)=$/.test(node.operator);
    if (node.operator !== "=") this.#expression(node.left, how, frame);
    else if (node.left.type === "MemberExpression") this.#object(node.left, how, frame);
    this.#expression(node.right, mayKeep ? weaker(how) : how, frame);
    if (node.left.type === "MemberExpression") {
      this.#listener.write?.(node.left, this.#now(how), frame);
      this.#follow(node, how, frame);
    } else this.#pattern(node.left, how, frame);
  }

  #call(node: TSESTree.CallExpression | TSESTree.NewExpression, given: How, frame: Frame): void {
    const { callee } = node;
    const inPlace = isFunction(callee) ? callee : undefined;
    if (inPlace === undefined && callee.type !== "Super") this.#expression(callee, given, frame);
    const how = isOptional(node) ? weaker(given) : given;
    const own = node.arguments.filter((one) => isFunction(one));
    for (const argument of node.arguments) if (!isFunction(argument)) this.#expression(argument, how, frame);
    for (const one of own) this.#closure(one, how, frame);
    const calls = [...frame.calls, node];
    const now = this.#now(how);
    if (callee.type === "Super") this.#afterSuper(now, frame);
    else if (inPlace !== undefined) this.function(inPlace, now, { ...frame, calls });
    else {
      // A function that is handed over by its name.
      for (const argument of node.arguments) {
        const when = isFunction(argument) ? "never" : whenRun(argument);
        if (when !== "never") this.#follow(argument, when === "at once" ? weaker(now) : "later", frame);
      }
      this.#follow(node, now, frame);
    }
  }

  #follow(node: Node, given: How, frame: Frame): void {
    const how = this.#now(given);
    for (const callee of this.#listener.callees(node, frame)) {
      const calls = [...frame.calls, node];
      const inner: Frame = { source: callee.source, self: callee.self, calls };
      if (callee.kind === "class") this.construct(callee.chain, how, inner);
      else this.function(callee.node, how, inner);
    }
  }

  #class(node: TSESTree.ClassDeclaration | TSESTree.ClassExpression, how: How, frame: Frame): void {
    if (node.superClass !== null) this.#expression(node.superClass, how, frame);
    const inner: Frame = { ...frame, self: undefined };
    for (const member of node.body.body) {
      if (member.type === "StaticBlock") this.#statements(member.body, how, inner);
      else if ("computed" in member && member.computed) this.#expression(member.key, how, inner);
      if (member.type === "PropertyDefinition" && member.static && member.value !== null)
        this.#expression(member.value, how, inner);
    }
    if (node.id !== null) this.#listener.write?.(node.id, how, frame);
  }

  #closure(node: FunctionNode, how: How, frame: Frame): void {
    const when = whenRun(node);
    if (when === "never") return;
    const isArrow = node.type === "ArrowFunctionExpression";
    const inner: Frame = { ...frame, self: isArrow ? frame.self : undefined, calls: [...frame.calls, node] };
    this.function(node, when === "at once" ? (isForEach(node.parent) ? how : weaker(how)) : "later", inner);
  }

  #now(how: How): How {
    return this.#waited ? "later" : how;
  }
}

/** A list that is written here and is not empty: what is done for each of it is done. */
function isFilledList(node: Node): boolean {
  const [first] = node.type === "ArrayExpression" ? node.elements : [];
  return first !== undefined && first !== null && first.type !== "SpreadElement";
}

function isForEach(node: Node | undefined): boolean {
  return (
    node?.type === "CallExpression" &&
    node.callee.type === "MemberExpression" &&
    /^(?:forEach|map|flatMap)$/.test(calledName(node.callee) ?? "") &&
    isFilledList(node.callee.object)
  );
}

/** A throw ends the program, so the other way is the one that goes on. */
function either(a: Ending, b: Ending): Ending {
  if (a === b || b === "throws") return a;
  return a === "throws" ? b : "may leave";
}

// Source: tests that run text in place of the program's modules.
import type { TSESTree } from "@typescript-eslint/types";
import { defineFinding } from "../../findings/finding.ts";
import { defineCheck, type SourceView } from "../check.ts";
import { codeFileBehind } from "../code-file-text.ts";
import { bare, type PackageMember } from "../names.ts";
import type { Node } from "../source-file.ts";
import { testAround, testsOf } from "../test-cases.ts";

const text = { effect: "risky", evidence: "documented" } as const;

const runsText = defineFinding<{ what: string; file: string | undefined }>("source/test-runs-text", {
  ...text,
  severity: "warning",
  message: ({ what, file }) =>
    file === undefined
      ? `\`${what}\` runs text that the test has put together.`
      : `\`${what}\` runs the text of \`${file}\`, not the module.`,
  why: "The code that is tested is then not the code that runs: it has no module around it, no types and no imports, and whatever the text holds is run with the rights of the test.",
  fix: ({ file }) =>
    file === undefined
      ? "Put the code in a module, `import` it in the test, and call its functions."
      : "`import` the module, or call `await import(…)` where mocks must come first, and call what it exports.",
  docs: "https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/eval#never_use_direct_eval!",
});

const shellText = defineFinding<{ what: string }>("source/test-builds-command", {
  ...text,
  severity: "note",
  message: ({ what }) => `\`${what}\` gives a shell a command that the test has put together.`,
  why: "The shell reads the values again: a space, a quote or a `$` in one of them makes it another command.",
  fix: "Write `execFileSync(program, [argument, …])`, which hands each argument over as it is.",
  docs: "https://nodejs.org/api/child_process.html#child_processexecfilefile-args-options-callback",
});

const VM = new Set([
  "runInThisContext",
  "runInNewContext",
  "runInContext",
  "compileFunction",
  "Script",
  "SourceTextModule",
]);

/** Where a test runs text in place of a module. */
export const testsRunText = defineCheck({
  kinds: ["test"],
  visit: {
    CallExpression(node, view) {
      judgeCall(node, view);
    },
    NewExpression(node, view) {
      const { callee } = node;
      const isFunction = callee.type === "Identifier" && callee.name === "Function" && isGlobal(callee, view);
      if (isFunction || isVm(callee, view)) judgeText(node, node.arguments.at(isFunction ? -1 : 0), view);
    },
  },
});

function judgeCall(node: TSESTree.CallExpression, view: SourceView): void {
  const callee = bare(node.callee);
  const [first, second] = node.arguments;
  if (first === undefined) return;
  if (callee.type === "Identifier" && /^(?:eval|Function)$/.test(callee.name) && isGlobal(callee, view)) {
    judgeText(node, callee.name === "eval" ? first : node.arguments.at(-1), view);
    return;
  }
  if (callee.type !== "Identifier" && callee.type !== "MemberExpression") return;
  if (isVm(callee, view)) {
    judgeText(node, first, view);
    return;
  }
  const member = view.names.memberOf(view.source, callee) ?? promisified(callee, view);
  if (member === undefined || !/^(?:node:)?child_process$/.test(member.package)) return;
  const name = member.path.at(-1) ?? "";
  if (/^(?:exec|execSync)$/.test(name)) {
    if (runsCode(first, view)) judgeText(node, first, view);
    else if (isBuilt(first, view) && holdsTests(view))
      view.report(shellText, node, { what: view.textOf(node) });
  } else if (/^(?:spawn|execFile|fork)/.test(name) && second?.type === "ArrayExpression") {
    const flag = second.elements.findIndex(
      (one) => one?.type === "Literal" && /^(?:-e|-p|--eval|--print|-c)$/.test(String(one.value)),
    );
    const code = flag < 0 ? undefined : second.elements[flag + 1];
    const isNode = /node|tsx/.test(view.textOf(first)) || view.textOf(first) === "process.execPath";
    if (isNode && code !== null && code !== undefined && code.type !== "SpreadElement")
      judgeText(node, code, view);
  }
}

/** Text that is no literal: what a test has read, or put together. */
function judgeText(node: Node, argument: Node | undefined, view: SourceView): void {
  if (argument === undefined || !isBuilt(argument, view) || !holdsTests(view)) return;
  const file = codeFileBehind(argument, view);
  // Around the tests it may only ask what this version of Node understands.
  const isSure = file !== undefined || testAround(view.source, view.names, node) !== undefined;
  const more = isSure ? {} : { severity: "note" as const };
  view.report(runsText, node, { what: view.textOf(node), file }, more);
}

/** True for text that is not written down in this file. */
function isBuilt(expression: Node, view: SourceView, depth = 0): boolean {
  const node = bare(expression);
  switch (node.type) {
    case "Literal":
      return false;
    case "TemplateLiteral":
      return node.expressions.some((one) => isBuilt(one, view, depth + 1));
    case "BinaryExpression":
      return isBuilt(node.left, view, depth + 1) || isBuilt(node.right, view, depth + 1);
    case "Identifier": {
      const variable = view.names.variableOf(view.source, node);
      const found = variable === undefined ? undefined : view.names.initializerOf(variable);
      return (
        found === undefined || found.keys.length > 0 || depth > 6 || isBuilt(found.value, view, depth + 1)
      );
    }
    default:
      return true;
  }
}

/** Helpers and fixtures lie among the tests as well. */
function holdsTests(view: SourceView): boolean {
  return testsOf(view.source, view.names).tests.length > 0;
}

/** `node -e …` in the text of a command. */
function runsCode(command: Node, view: SourceView): boolean {
  return /^[`"']?\s*(?:node|npx (?:tsx|ts-node)|tsx|ts-node)\s(?:[\w-]+\s)*(?:-e|-p|-pe|--eval|--print)\s/.test(
    view.textOf(command),
  );
}

/** `const run = promisify(exec)` */
function promisified(callee: Node, view: SourceView): PackageMember | undefined {
  const variable = callee.type === "Identifier" ? view.names.variableOf(view.source, callee) : undefined;
  const value = variable === undefined ? undefined : view.names.initializerOf(variable)?.value;
  if (value?.type !== "CallExpression") return undefined;
  const [wrapped] = value.arguments;
  const isWrap = view.names.memberOf(view.source, value.callee)?.path.at(-1) === "promisify";
  return isWrap && wrapped !== undefined ? view.names.memberOf(view.source, wrapped) : undefined;
}

function isVm(callee: Node, view: SourceView): boolean {
  const member = view.names.memberOf(view.source, callee);
  return member !== undefined && /^(?:node:)?vm$/.test(member.package) && VM.has(member.path.at(-1) ?? "");
}

function isGlobal(identifier: Node, view: SourceView): boolean {
  return (view.names.variableOf(view.source, identifier)?.defs ?? []).length === 0;
}

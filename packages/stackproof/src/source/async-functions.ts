// Source: the async functions of a file.
import { DefinitionType, type Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import type { SourceView } from "./check.ts";

/** The async function of this file that a name always means. */
export function asyncFunctionOf(
  view: SourceView,
  variable: Variable,
): TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression | undefined {
  const [definition] = variable.defs;
  if (variable.defs.length !== 1 || definition === undefined) return undefined;
  if (definition.type === DefinitionType.FunctionName) {
    const { node } = definition;
    return node.type === "FunctionDeclaration" && node.async && !node.generator ? node : undefined;
  }
  const found = definition.type === DefinitionType.Variable ? view.names.initializerOf(variable) : undefined;
  if (found === undefined || found.keys.length > 0) return undefined;
  const { value } = found;
  const isFunction = value.type === "ArrowFunctionExpression" || value.type === "FunctionExpression";
  return isFunction && value.async && !value.generator ? value : undefined;
}

// Requirements: what they are held against.
import type { Graph, ResourceNode } from "../graph/graph.ts";
import type { World } from "../model/world.ts";
import type { Requirements } from "../project/requirements.ts";

/** One rehearsed stack. */
export interface RequirementInputs {
  readonly requirements: Requirements;
  readonly world: World;
  readonly graph: Graph;
  /**
   * False when the program ended early by its own fault: what is missing then may have been made by the lines that did not
   * run.
   *
   * @default true
   */
  readonly isWhole?: boolean;
}

/** The resources that AWS would hold, by URN. What was only read is there already. */
export function managed(graph: Graph): ResourceNode[] {
  return graph.sorted().filter(({ kind }) => kind === "custom");
}

/** True for a resource of the AWS provider. */
export function isAws({ type }: ResourceNode): boolean {
  return type.startsWith("aws:");
}

// Traffic: runs a function for a request, and says what its end proves.

import type { Finding } from "../findings/finding.ts";
import type { FunctionEnd } from "../graph/function-call.ts";
import type { ResourceView } from "../model/view.ts";
import type { Requirement, TrafficRequirement } from "../project/requirements.ts";
import { defineRequirement, unmetBy } from "../requirements/asked.ts";
import { forbiddenCall } from "./aws-calls.ts";
import { planCall } from "./function-call.ts";
import type { Json } from "./http.ts";
import type { TrafficInputs } from "./inputs.ts";

const callForbidden = defineRequirement<{
  request: string;
  name: string;
  action: string;
  on: string;
  role: string;
}>("call-not-permitted", {
  message: ({ request, name, action, on, role }) =>
    `\`${request}\` runs \`${name}\`, which calls ${action} on \`${on}\`: its role \`${role}\` does not allow that.`,
  fix: ({ action, on, role }) => `Allow ${action} on the ARN of \`${on}\` in a policy of \`${role}\`.`,
});

/** A function, and what it is to do. */
export interface Run {
  readonly target: ResourceView;
  readonly event: Json;
  /** Seconds that the caller waits. */
  readonly patience: number;
  /** For messages: "GET /health". */
  readonly request: string;
  /** What cannot be told when the run proves nothing: "whether `GET /health` is answered as it should be". */
  readonly whether: string;
}

/** What a run shows: how the function ended, a finding, or a clause that begins with "whether". */
export type RunResult =
  | { readonly end: FunctionEnd }
  | { readonly finding: Finding }
  | { readonly open: string };

/** Runs a function. */
export async function runTarget(
  { target, event, patience, request, whether }: Run,
  requirement: Requirement<TrafficRequirement>,
  inputs: TrafficInputs,
): Promise<RunResult> {
  const { world } = inputs;
  const open = (reason: string): RunResult => ({ open: `${whether}: ${reason}` });
  const planned = planCall(world, target, event, patience, requirement.value.aws);
  if ("problem" in planned) return open(`of function \`${target.name}\`, ${planned.problem}`);
  const result = await inputs.call(planned.call);
  if (result.kind === "not-run")
    return open(`function \`${target.name}\` proves nothing here: ${result.reason}`);
  const forbidden = inputs.isWhole ? forbiddenCall(world, target, result.calls) : undefined;
  if (forbidden !== undefined) {
    const { action, on, role } = forbidden;
    const parameters = { request, name: target.name, action, on: on.name, role: role.name };
    return { finding: unmetBy(callForbidden, target.node, requirement, parameters) };
  }
  const { end, refused } = result;
  if (refused.length > 0) {
    return open(
      `function \`${target.name}\` asks for ${refused.join(" and ")}, and \`aws\` does not say what is answered`,
    );
  }
  if (end.kind === "failed" && planned.mayChange)
    return open(`the program builds the code of \`${target.name}\``);
  return { end };
}

// A pause before an instance starts to work or is ended. The provider's side:
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/autoscaling/lifecycle_hook.go
import { defineResource, finding, replaces, text, withDefault } from "../../model/kernel.ts";
import { API, groupName, hookFields, hookProblem, nameInGroup } from "./shared.ts";

export const lifecycleHook = defineResource({
  token: "aws:autoscaling/lifecycleHook:LifecycleHook",
  docs: `${API}/API_PutLifecycleHook.html`,
  inputs: {
    ...hookFields,
    autoscalingGroupName: groupName,
    defaultResult: withDefault(hookFields.defaultResult, "ABANDON"),
    name: replaces(text({ min: 1, max: 255 }, { by: "aws" })),
  },
  outputs: (self) => ({ id: self.text("name") ?? "" }),

  unique: {
    "duplicate-name": nameInGroup("hook", "name"),
  },

  findings: {
    notification: finding<{ name: string; found: string; fix: string; quote: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) => `\`${p.name}\` ${p.found}.`,
      why: "Auto Scaling sends a test message when the hook is made.",
      fix: (p) => p.fix,
      aws: { operation: "autoscaling:PutLifecycleHook", code: "ValidationError" },
      quote: (p) => (p.quote === "" ? undefined : p.quote),
      docs: `${API}/API_PutLifecycleHook.html`,
    }),
  },

  check(self, _world, report) {
    const problem = hookProblem(self.node.inputs, self.region);
    if (problem === undefined) return;
    const { property, found, fix, quote = "" } = problem;
    report("notification", { name: self.name, found, fix, quote }, property);
  },
});

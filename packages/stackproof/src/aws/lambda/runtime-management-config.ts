// When a function gets updates of its runtime.
import { arn, defineResource, finding, oneOf, replaces, text } from "../../model/kernel.ts";
import { functionReference, parseFunctionName } from "./shared.ts";

const API = "https://docs.aws.amazon.com/lambda/latest/api/API_PutRuntimeManagementConfig.html";

export const runtimeManagementConfig = defineResource({
  token: "aws:lambda/runtimeManagementConfig:RuntimeManagementConfig",
  docs: API,
  inputs: {
    functionName: replaces(
      functionReference({
        by: "aws",
        aws: { operation: "lambda:PutRuntimeManagementConfig", code: "ValidationException" },
      }),
    ),
    qualifier: replaces(text()),
    runtimeVersionArn: arn(
      {
        service: "lambda",
        of: "the ARN of a version of a runtime",
        good: "arn:aws:lambda:us-east-1::runtime:abcdef",
      },
      { by: "framework" },
    ),
    updateRuntimeOn: oneOf(["Auto", "FunctionUpdate", "Manual"], {
      by: "aws",
      aws: { operation: "lambda:PutRuntimeManagementConfig", code: "ValidationException" },
    }),
  },
  outputs: (self, make) => {
    const { functionName, qualifier } = self.inputs;
    const target = functionName === undefined ? undefined : parseFunctionName(functionName)?.name;
    const suffix = qualifier === undefined ? "" : `:${qualifier}`;
    return {
      ...(functionName !== undefined && { id: functionName }),
      ...(target !== undefined && { functionArn: make.arn("lambda", `function:${target}${suffix}`) }),
    };
  },
  findings: {
    "manual-without-version": finding<{ name: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name }) => `\`${name}\` has updateRuntimeOn "Manual" and no runtimeVersionArn.`,
      why: "In manual mode the function stays on the version of the runtime that is named.",
      fix: "Give the runtimeVersionArn, or use Auto or FunctionUpdate.",
      aws: { operation: "lambda:PutRuntimeManagementConfig", code: "InvalidParameterValueException" },
      docs: API,
    }),
  },
  check(self, _world, report) {
    if (self.inputs.updateRuntimeOn === "Manual" && !self.has("runtimeVersionArn")) {
      report("manual-without-version", { name: self.name }, "updateRuntimeOn");
    }
  },
});

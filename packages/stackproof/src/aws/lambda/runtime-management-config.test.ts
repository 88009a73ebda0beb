import { out, testResource } from "../testing.ts";
import { runtimeManagementConfig } from "./runtime-management-config.ts";
import { lambda, role } from "./testing.ts";

testResource(runtimeManagementConfig, {
  given: { role: role(), handler: lambda() },
  accepts: {
    "updates with the function": { functionName: out("handler.name"), updateRuntimeOn: "FunctionUpdate" },
    "one version of the runtime": {
      functionName: out("handler.name"),
      updateRuntimeOn: "Manual",
      runtimeVersionArn: "arn:aws:lambda:us-east-1::runtime:0123456789abcdef",
    },
  },
  rejects: { "manual-without-version": { functionName: out("handler.name"), updateRuntimeOn: "Manual" } },
  outputs: [
    {
      of: { functionName: "other" },
      are: { functionArn: "arn:aws:lambda:us-east-1:123456789012:function:other" },
    },
  ],
});

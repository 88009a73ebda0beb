import { out, testResource } from "../testing.ts";
import { functionRecursionConfig } from "./function-recursion-config.ts";
import { lambda, role } from "./testing.ts";

testResource(functionRecursionConfig, {
  given: { role: role(), handler: lambda() },
  accepts: { "a function": { functionName: out("handler.name"), recursiveLoop: "Allow" } },
  outputs: [{ of: { functionName: "other", recursiveLoop: "Terminate" }, are: { id: "other" } }],
});

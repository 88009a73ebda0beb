// Whether Lambda stops a function that calls itself in a circle.
import { defineResource, oneOf, replaces } from "../../model/kernel.ts";
import { functionReference } from "./shared.ts";

export const functionRecursionConfig = defineResource({
  token: "aws:lambda/functionRecursionConfig:FunctionRecursionConfig",
  docs: "https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionRecursionConfig.html",
  inputs: {
    functionName: replaces(
      functionReference({
        by: "aws",
        aws: { operation: "lambda:PutFunctionRecursionConfig", code: "ValidationException" },
      }),
    ),
    recursiveLoop: oneOf(["Allow", "Terminate"], {
      by: "aws",
      aws: { operation: "lambda:PutFunctionRecursionConfig", code: "ValidationException" },
    }),
  },
  outputs: (self) => {
    const id = self.inputs.functionName;
    return id === undefined ? {} : { id };
  },
});

import { given, out, stack, testResource } from "../testing.ts";
import { functionUrl } from "./function-url.ts";
import { lambda, role } from "./testing.ts";

const URL = "aws:lambda/functionUrl:FunctionUrl";

testResource(functionUrl, {
  given: {
    role: role(),
    handler: lambda(),
    published: lambda({ publish: true }),
    live: given("aws:lambda/alias:Alias", {
      name: "live",
      functionName: out("published.name"),
      functionVersion: out("published.version"),
    }),
  },
  accepts: {
    "a public URL": { functionName: out("handler.name"), authorizationType: "NONE" },
    "a URL for browsers": {
      functionName: out("handler.arn"),
      authorizationType: "AWS_IAM",
      invokeMode: "RESPONSE_STREAM",
      cors: { allowOrigins: ["https://example.com"], allowMethods: ["GET", "DELETE"], maxAge: 86_400 },
    },
    "URLs of a function and its alias": stack(
      { functionName: out("published.name"), authorizationType: "NONE", qualifier: out("live.name") },
      { with: { other: given(URL, { functionName: out("published.name"), authorizationType: "NONE" }) } },
    ),
  },
  rejects: {
    "second-url": stack(
      { functionName: out("handler.name"), authorizationType: "NONE" },
      { with: { other: given(URL, { functionName: out("handler.arn"), authorizationType: "AWS_IAM" }) } },
    ),
    "invalid-cors-allow-methods": {
      functionName: out("handler.name"),
      authorizationType: "NONE",
      cors: { allowOrigins: ["*"], allowMethods: ["GET", "OPTIONS"] },
    },
    "invalid-qualifier": [
      { functionName: out("published.name"), authorizationType: "NONE", qualifier: out("published.version") },
      { functionName: out("handler.name"), authorizationType: "NONE", qualifier: "$LATEST" },
    ],
  },
  outputs: [
    {
      of: { functionName: out("handler.name"), authorizationType: "NONE" },
      are: {
        id: /^handler-[0-9a-f]{7}$/,
        functionUrl: /^https:\/\/[a-z0-9]{32}\.lambda-url\.us-east-1\.on\.aws\/$/,
        functionArn: /^arn:aws:lambda:us-east-1:123456789012:function:handler-[0-9a-f]{7}$/,
        invokeMode: "BUFFERED",
      },
    },
  ],
});

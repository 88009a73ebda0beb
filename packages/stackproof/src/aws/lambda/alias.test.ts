import { given, out, stack, testResource } from "../testing.ts";
import { alias } from "./alias.ts";
import { lambda, role } from "./testing.ts";

testResource(alias, {
  given: { role: role(), handler: lambda(), published: lambda({ publish: true }) },
  accepts: {
    "a published version": {
      name: "live",
      functionName: out("published.name"),
      functionVersion: out("published.version"),
    },
    $LATEST: { name: "dev", functionName: out("handler.arn"), functionVersion: "$LATEST" },
    "two versions": {
      name: "live",
      functionName: out("published.name"),
      functionVersion: "2",
      routingConfig: { additionalVersionWeights: { "1": 0.1 } },
    },
    "a version of a function of another stack": { name: "live", functionName: "other", functionVersion: "7" },
    "the same name for another function": stack(
      { name: "live", functionName: out("published.name"), functionVersion: "1" },
      {
        with: {
          other: given("aws:lambda/alias:Alias", {
            name: "live",
            functionName: out("handler.name"),
            functionVersion: "$LATEST",
          }),
        },
      },
    ),
  },
  rejects: {
    "bad-weights": [
      {
        name: "live",
        functionName: out("published.name"),
        functionVersion: "1",
        routingConfig: { additionalVersionWeights: { "2": 0.1, "3": 0.1 } },
      },
      {
        name: "live",
        functionName: out("published.name"),
        functionVersion: "$LATEST",
        routingConfig: { additionalVersionWeights: { "2": 0.1 } },
      },
      {
        name: "live",
        functionName: out("published.name"),
        functionVersion: "2",
        routingConfig: { additionalVersionWeights: { "2": 0.1 } },
      },
      {
        name: "live",
        functionName: out("published.name"),
        functionVersion: "2",
        routingConfig: { additionalVersionWeights: { $LATEST: 0.1 } },
      },
    ],
    "version-not-published": { name: "live", functionName: out("handler.name"), functionVersion: "1" },
    "duplicate-alias": stack(
      { name: "live", functionName: out("published.name"), functionVersion: "1" },
      {
        with: {
          other: given("aws:lambda/alias:Alias", {
            name: "live",
            functionName: out("published.arn"),
            functionVersion: "1",
          }),
        },
      },
    ),
  },
  outputs: [
    {
      of: { name: "live", functionName: out("published.name"), functionVersion: "1" },
      are: {
        arn: /^arn:aws:lambda:us-east-1:123456789012:function:published-[0-9a-f]{7}:live$/,
        invokeArn: /:live\/invocations$/,
      },
    },
  ],
});

import { archive, given, out, testResource } from "../testing.ts";
import { provisionedConcurrencyConfig } from "./provisioned-concurrency-config.ts";
import { lambda, role } from "./testing.ts";

const alias = (target: string, functionVersion: unknown) =>
  given("aws:lambda/alias:Alias", {
    name: `${target}-live`,
    functionName: out(`${target}.name`),
    functionVersion: functionVersion as string,
  });

testResource(provisionedConcurrencyConfig, {
  given: {
    role: role(),
    handler: lambda(),
    published: lambda({ publish: true }),
    stopped: lambda({ publish: true, reservedConcurrentExecutions: 0 }),
    fast: lambda({
      publish: true,
      runtime: "python3.13",
      handler: "app.main",
      code: archive({ "app.py": "def main(event, context):\n    pass\n" }),
      snapStart: { applyOn: "PublishedVersions" },
    }),
    live: alias("published", out("published.version")),
    latest: alias("handler", "$LATEST"),
  },
  accepts: {
    "a version": {
      functionName: out("published.name"),
      qualifier: out("published.version"),
      provisionedConcurrentExecutions: 5,
    },
    "an alias": {
      functionName: out("published.arn"),
      qualifier: out("live.name"),
      provisionedConcurrentExecutions: 5,
    },
    "a function of another stack": {
      functionName: "other",
      qualifier: "1",
      provisionedConcurrentExecutions: 1,
    },
  },
  rejects: {
    "of-latest": [
      {
        functionName: out("handler.name"),
        qualifier: out("handler.version"),
        provisionedConcurrentExecutions: 1,
      },
      {
        functionName: out("handler.name"),
        qualifier: out("latest.name"),
        provisionedConcurrentExecutions: 1,
      },
    ],
    "more-than-reserved": {
      functionName: out("stopped.name"),
      qualifier: out("stopped.version"),
      provisionedConcurrentExecutions: 2,
    },
    "with-snap-start": {
      functionName: out("fast.name"),
      qualifier: out("fast.version"),
      provisionedConcurrentExecutions: 1,
    },
  },
  outputs: [
    {
      of: { functionName: "other", qualifier: "1", provisionedConcurrentExecutions: 1 },
      are: { id: "other,1", skipDestroy: false },
    },
  ],
});

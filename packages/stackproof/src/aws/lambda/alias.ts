// A name for a version of a function.
import { defineResource, finding, map, number, object, replaces, text } from "../../model/kernel.ts";
import { functionReference, namedFunction, parseFunctionName } from "./shared.ts";

const API = "https://docs.aws.amazon.com/lambda/latest/api/API_CreateAlias.html";
const RECORDED =
  "https://github.com/localstack/localstack/blob/main/tests/aws/services/lambda_/test_lambda_api.snapshot.json";
const refused = {
  by: "aws",
  aws: { operation: "lambda:CreateAlias", code: "ValidationException" },
} as const;

export const alias = defineResource({
  token: "aws:lambda/alias:Alias",
  docs: API,
  inputs: {
    description: text({ max: 256 }, refused),
    functionName: replaces(functionReference(refused)),
    functionVersion: text(
      {
        pattern: /^(?:\$LATEST(?:\.PUBLISHED)?|\d+)$/,
        of: "the number of a version, or $LATEST",
        good: "1",
      },
      refused,
    ),
    name: replaces(
      text(
        {
          min: 1,
          max: 128,
          pattern: /^(?!\d+$)[a-zA-Z0-9_-]+$/,
          of: "letters, digits, hyphens and underscores, not digits only",
        },
        refused,
      ),
    ),
    routingConfig: object({ additionalVersionWeights: map(number({ min: 0, max: 1 }, refused)) }),
  },
  outputs: (self, make) => {
    const named = self.inputs.functionName;
    const target = named === undefined ? undefined : parseFunctionName(named)?.name;
    const name = self.text("name");
    if (target === undefined || name === undefined) return {};
    const own = make.arn("lambda", `function:${target}:${name}`);
    const gateway = `arn:${make.partition}:apigateway:${make.region}:lambda:path/2015-03-31/functions/${own}/invocations`;
    return { id: own, arn: own, invokeArn: gateway };
  },
  unique: {
    "duplicate-alias": {
      key(self) {
        const named = self.inputs.functionName;
        const name = self.text("name");
        const target = named === undefined ? undefined : parseFunctionName(named)?.name;
        return target === undefined || name === undefined ? undefined : `${target}:${name}`;
      },
      scope: "region",
      says: (key) => `are both the alias "${key.split(":")[1] ?? ""}" of one function`,
      property: "name",
      evidence: "observed",
      why: "The name of an alias exists once for a function.",
      fix: "Give the aliases different names.",
      aws: { operation: "lambda:CreateAlias", code: "ResourceConflictException" },
      docs: RECORDED,
    },
  },
  findings: {
    "bad-weights": finding<{ name: string; found: string; quote: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, found }) => `The routing of \`${name}\` ${found}.`,
      why: "An alias leads to one published version, and may send a part of the calls to one more.",
      fix: 'Name one other published version with its share: `additionalVersionWeights: { "2": 0.1 }`.',
      aws: { operation: "lambda:CreateAlias", code: "InvalidParameterValueException" },
      quote: ({ quote }) => quote,
      docs: RECORDED,
    }),
    "version-not-published": finding<{ name: string; version: string; target: string }>({
      severity: "warning",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, version, target }) =>
        `\`${name}\` leads to version ${version} of \`${target}\`, which does not publish versions.`,
      why: "A new function has $LATEST only, until it is published.",
      fix: ({ target }) =>
        `Set \`publish: true\` in \`${target}\` and use its \`version\`, or lead to "$LATEST".`,
      aws: { operation: "lambda:CreateAlias", code: "ResourceNotFoundException" },
      docs: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html",
    }),
  },
  check(self, world, report) {
    const { name } = self;
    const version = self.inputs.functionVersion;
    const weights = self.inputs.routingConfig?.additionalVersionWeights;
    if (weights !== undefined) {
      const problem = weightsProblem(Object.keys(weights), version);
      if (problem !== undefined) {
        report("bad-weights", { name, ...problem }, "routingConfig.additionalVersionWeights");
      }
    }
    const target = namedFunction(world, self.inputs.functionName, self).view;
    if (target === undefined || version === undefined || !/^\d+$/.test(version)) return;
    if (
      target.node.kind === "read" ||
      target.state("publish") === "unknown" ||
      target.flag("publish") === true
    )
      return;
    report("version-not-published", { name, version, target: target.name }, "functionVersion", {
      related: [{ view: target, note: "the function" }],
    });
  },
});

function weightsProblem(
  versions: readonly string[],
  own: string | undefined,
): { readonly found: string; readonly quote: string } | undefined {
  if (versions.length === 0) return undefined;
  if (versions.length > 1) {
    return {
      found: `names ${versions.length} further versions`,
      quote: "Number of items in AdditionalVersionWeights cannot be greater than 1",
    };
  }
  const [other = ""] = versions;
  if (!/^\d+$/.test(other)) {
    return {
      found: `names the version "${other}", which is not a number`,
      quote:
        "failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [0-9]+]",
    };
  }
  if (own === "$LATEST") {
    return {
      found: "splits the calls of an alias of $LATEST",
      quote: "$LATEST is not supported for an alias pointing to more than 1 version",
    };
  }
  if (own === other) {
    return {
      found: `names version ${other}, which the alias leads to anyway`,
      quote: `Invalid function version ${other}. Function version ${other} is already included in routing configuration.`,
    };
  }
  return undefined;
}

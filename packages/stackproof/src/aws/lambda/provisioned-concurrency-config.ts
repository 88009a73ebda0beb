// Instances of a function version that are kept ready.
import { bool, defineResource, finding, int, replaces, text, withDefault } from "../../model/kernel.ts";
import { known } from "../../model/kinds/kind.ts";
import { ALIAS, functionReference, namedFunction } from "./shared.ts";

const API = "https://docs.aws.amazon.com/lambda/latest/api/API_PutProvisionedConcurrencyConfig.html";
const RECORDED =
  "https://github.com/localstack/localstack/blob/main/tests/aws/services/lambda_/test_lambda_api.snapshot.json";
const INVALID = {
  operation: "lambda:PutProvisionedConcurrencyConfig",
  code: "InvalidParameterValueException",
} as const;

export const provisionedConcurrencyConfig = defineResource({
  token: "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig",
  docs: API,
  inputs: {
    functionName: replaces(functionReference({ by: "aws", aws: INVALID })),
    provisionedConcurrentExecutions: int({ min: 1 }),
    qualifier: replaces(text()),
    skipDestroy: withDefault(bool(), false),
  },
  outputs: (self) => {
    const { functionName, qualifier } = self.inputs;
    return functionName === undefined || qualifier === undefined
      ? {}
      : { id: `${functionName},${qualifier}` };
  },
  findings: {
    "of-latest": finding<{ name: string; target: string; how: string; fix: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, target, how }) =>
        `\`${name}\` provisions concurrency for $LATEST of ${target}${how}.`,
      why: "Instances are kept ready for published versions only, because $LATEST may change at any time.",
      fix: ({ fix }) => fix,
      aws: INVALID,
      quote: "Provisioned Concurrency Configs cannot be applied to unpublished function versions.",
      docs: RECORDED,
    }),
    "more-than-reserved": finding<{ name: string; wanted: number; target: string; reserved: number }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, wanted, target, reserved }) =>
        `\`${name}\` provisions ${wanted} instances of \`${target}\`, which reserves ${reserved}.`,
      why: "What is provisioned is a part of what the function reserves.",
      fix: ({ wanted }) => `Reserve at least ${wanted} concurrent executions, or provision fewer.`,
      aws: INVALID,
      quote:
        "Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function",
      docs: RECORDED,
    }),
    "with-snap-start": finding<{ name: string; target: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, target }) =>
        `\`${name}\` provisions concurrency for \`${target}\`, which uses snapStart.`,
      why: "A version starts from a snapshot or is kept ready; Lambda does not support both at once.",
      fix: "Leave out snapStart or the provisioned concurrency.",
      aws: INVALID,
      docs: "https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html",
    }),
  },
  check(self, world, report) {
    const { name } = self;
    const { functionName, qualifier } = self.inputs;
    const { view } = namedFunction(world, functionName, self);
    const target = view === undefined ? `"${functionName ?? ""}"` : `\`${view.name}\``;
    const alias =
      view === undefined || qualifier === undefined
        ? undefined
        : world
            .where(ALIAS, "name", qualifier)
            .find((one) => namedFunction(world, one.text("functionName"), one).view?.urn === view.urn);
    if (qualifier === "$LATEST") {
      const fix =
        view === undefined
          ? "Name a published version or an alias of one as qualifier."
          : `Set \`publish: true\` in \`${view.name}\` and use its \`version\`, or an alias of it.`;
      report("of-latest", { name, target, how: "", fix }, "qualifier");
    } else if (alias?.text("functionVersion") === "$LATEST") {
      const fix = `Let \`${alias.name}\` lead to a published version.`;
      report(
        "of-latest",
        { name, target, how: `, to which its alias \`${alias.name}\` leads`, fix },
        "qualifier",
        {
          related: [{ view: alias, property: "functionVersion", note: "the alias" }],
        },
      );
    }
    if (view === undefined) return;
    const wanted = self.inputs.provisionedConcurrentExecutions;
    const reserved = view.number("reservedConcurrentExecutions");
    const related = [{ view, note: "the function" }];
    if (wanted !== undefined && reserved !== undefined && reserved >= 0 && wanted > reserved) {
      const parameters = { name, wanted, target: view.name, reserved };
      report("more-than-reserved", parameters, "provisionedConcurrentExecutions", { related });
    }
    if (known(view.object("snapStart")?.["applyOn"]) === "PublishedVersions") {
      report("with-snap-start", { name, target: view.name }, "functionName", { related });
    }
  },
});

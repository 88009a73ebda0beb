// AWS Lambda: what can be wrong with a statement in the policy of a function. Defines no resource.
import { finding } from "../../model/kernel.ts";

const GUIDE = "https://docs.aws.amazon.com/lambda/latest/dg";
const RECORDED =
  "https://github.com/localstack/localstack/blob/main/tests/aws/services/lambda_/test_lambda_api.snapshot.json";
const INVALID = { operation: "lambda:AddPermission", code: "InvalidParameterValueException" } as const;

export const permissionFindings = {
  "policy-of-latest": finding<{ name: string; target: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, target }) => `\`${name}\` adds a permission to $LATEST of ${target}.`,
    why: "A function has a policy of its own, and each published version and alias has one; $LATEST has none.",
    fix: "Leave the qualifier out, and name the function by its `name` or `arn`, not by its `qualifiedArn`.",
    aws: INVALID,
    quote: "We currently do not support adding policies for $LATEST.",
    docs: RECORDED,
  }),
  "no-principal": finding<{ name: string; principal: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, principal }) =>
      `\`${name}\` has the principal "${principal}", which AWS does not know.`,
    why: "A principal is a service such as s3.amazonaws.com, an account of twelve digits, the ARN of a user or role, or *.",
    fix: ({ principal }) => `Write "${principal}.amazonaws.com" if the service is meant.`,
    aws: INVALID,
    quote: "The provided principal was invalid. Please check the principal and try again.",
    docs: RECORDED,
  }),
  "url-settings-of-other-action": finding<{ name: string; input: string; action: string; wanted: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, input, action, wanted }) =>
      `\`${name}\` has ${input} with the action "${action}"; it goes with "${wanted}" only.`,
    why: "The two settings are conditions of the two actions that a function URL needs, one for each.",
    fix: ({ input, wanted }) => `Use the action "${wanted}", or leave ${input} out.`,
    aws: INVALID,
    docs: `${GUIDE}/urls-auth.html`,
  }),
  "source-never-calls": finding<{
    name: string;
    principal: string;
    source: string;
    wanted: string;
    fix: string;
  }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name, principal, source, wanted }) =>
      `\`${name}\` lets ${principal} call for the source "${source}"; ${wanted}.`,
    why: "AWS compares the ARN of what calls with the sourceArn. When they do not match, the call is refused.",
    fix: ({ fix }) => fix,
    docs: `${GUIDE}/access-control-resource-based.html`,
  }),
  "url-needs-two-permissions": finding<{ name: string; target: string; principal: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name, target, principal }) =>
      `\`${name}\` allows lambda:InvokeFunctionUrl on ${target} to ${principal}, and nothing allows it lambda:InvokeFunction.`,
    why: "Since October 2025 a call through a function URL needs both actions; with one it is answered with 403.",
    fix: 'Add a second Permission for the same principal and source with the action "lambda:InvokeFunction".',
    docs: `${GUIDE}/urls-auth.html`,
  }),
  "statement-of-the-url": finding<{ name: string; url: string }>({
    severity: "warning",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, url }) =>
      `\`${name}\` has the statement id FunctionURLAllowPublicAccess, which the provider adds for \`${url}\` by itself.`,
    why: 'The provider adds the permissions of a function URL with authorizationType "NONE". When it was first, this one is refused.',
    fix: "Remove the Permission.",
    aws: { operation: "lambda:AddPermission", code: "ResourceConflictException" },
    docs: "https://www.pulumi.com/registry/packages/aws/api-docs/lambda/functionurl/",
  }),
};

// AWS Lambda: what the models of several Lambda resources share, and what other services ask about functions.
import { nearest } from "../../core/nearest.ts";
import { isKnownLambdaRuntime, LAMBDA_RUNTIMES } from "../../data/lambda-runtimes.ts";
import {
  arn,
  type Kind,
  type KindOptions,
  leaf,
  type ResourceView,
  ref,
  shown,
  text,
  type World,
} from "../../model/kernel.ts";
import { functionOf } from "../lambda-permissions.ts";

export const FUNCTION = "aws:lambda/function:Function";

/** A runtime by its identifier; whether it is retired is another question. */
export function runtimeId(options: KindOptions = {}): Kind<string> {
  return leaf<string>(
    {
      expects: "the identifier of a runtime, such as nodejs24.x",
      good: "nodejs24.x",
      bad: "nodejs99.x",
      decode: (value) => (typeof value === "string" ? value : undefined),
      fault(value) {
        if (value === "" || isKnownLambdaRuntime(value)) return undefined;
        const near = nearest(
          value,
          LAMBDA_RUNTIMES.map((one) => one.id),
        );
        const hint = near === undefined ? "" : `; the nearest is ${shown(near)}`;
        return { says: `is ${shown(value)}, which Lambda does not know${hint}` };
      },
    },
    {
      by: "aws",
      aws: { operation: "lambda:CreateFunction", code: "InvalidParameterValueException" },
      docs: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
      ...options,
    },
  );
}

/** The ARN of a resource of some types: what is no ARN at all is refused by the provider. */
export function arnOf(
  token: string | readonly string[],
  of: string,
  good: string,
  properties: readonly string[] = ["arn"],
  options: KindOptions = {},
): Kind<string> {
  const reference = ref(token, properties, options);
  const form = arn({ of, good });
  return {
    ...reference,
    expects: of,
    good,
    bad: "no-arn",
    check(value, at) {
      let isReported = false;
      reference.check(value, {
        ...at,
        report(problem) {
          isReported = true;
          at.report(problem);
        },
      });
      if (!isReported) form.check(value, at);
    },
  };
}

/** The ARN of an execution role. */
export function roleArn(): Kind<string> {
  return arnOf(
    "aws:iam/role:Role",
    "the ARN of an IAM role",
    "arn:aws:iam::111122223333:role/example",
    ["arn"],
    {
      fix: "Write the `arn` of the role.",
    },
  );
}

/** The ARN of a KMS key or alias. */
export function keyArn(): Kind<string> {
  return arnOf(
    ["aws:kms/key:Key", "aws:kms/replicaKey:ReplicaKey", "aws:kms/alias:Alias"],
    "the ARN of a KMS key",
    "arn:aws:kms:us-east-1:111122223333:key/12345678-1234-4234-8234-123456789012",
    ["arn"],
    { fix: "Write the `arn` of the key." },
  );
}

// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/lambda/validate.go
const FUNCTION_NAME =
  /^(arn:[\w-]+:lambda:)?([a-z]{2}-(?:[a-z]+-){1,2}\d:)?(\d{12}:)?(function:)?([0-9A-Za-z_-]+)(:(\$LATEST|[0-9A-Za-z_-]+))?$/;

/** The name of a new function. */
export function functionName(): Kind<string> {
  return text({
    min: 1,
    max: 64,
    pattern: FUNCTION_NAME,
    of: "letters, digits, hyphens and underscores",
    provider: (_value, attribute) =>
      `invalid value for ${attribute} (must be valid function name or function ARN)`,
  });
}

/** A function by name or ARN, as it is named by other resources. */
export interface FunctionName {
  readonly name: string;
  readonly qualifier: string | undefined;
  readonly region: string | undefined;
  readonly account: string | undefined;
}

/** Takes the name or ARN of a function apart; undefined for what is neither. */
export function parseFunctionName(value: string): FunctionName | undefined {
  const found = FUNCTION_NAME.exec(value);
  if (found === null) return undefined;
  return {
    name: found[5] ?? "",
    qualifier: found[7],
    region: found[2]?.slice(0, -1),
    account: found[3]?.slice(0, -1),
  };
}

export const ALIAS = "aws:lambda/alias:Alias";

/** A function by name or ARN, also with a version or alias behind it. */
export function functionReference(options: KindOptions = {}): Kind<string> {
  const attribute = options.attribute ?? "function_name";
  // The id of a function is its name.
  const properties = ["arn", "id", "qualifiedArn"];
  const reference = ref(FUNCTION, properties, {
    fix: "Write the `name` or `arn` of the function.",
    ...options,
  });
  const form = text(
    {
      pattern: FUNCTION_NAME,
      of: "the name or ARN of a function",
      provider: (_value, name) => `invalid value for ${name} (must be valid function name or function ARN)`,
    },
    { fix: "Write the `name` or `arn` of the function.", ...options, attribute },
  );
  return {
    ...form,
    target: { tokens: [FUNCTION], properties },
    check(value, at) {
      if (typeof value === "string" && (at.world?.where(ALIAS, "arn", value).length ?? 0) > 0) return;
      let isReported = false;
      const report = (problem: Parameters<typeof at.report>[0]): void => {
        isReported = true;
        at.report(problem);
      };
      reference.check(value, { ...at, report });
      if (!isReported) form.check(value, at);
    },
  };
}

/** The function that an input of `near` names, and the version or alias, also where they come as two inputs. */
export function namedFunction(
  world: World,
  value: string | undefined,
  near: ResourceView,
  qualifier?: string,
): { readonly view: ResourceView | undefined; readonly qualifier: string | undefined } {
  const parts = value === undefined ? undefined : parseFunctionName(value);
  return { view: functionOf(world, value, near), qualifier: qualifier ?? parts?.qualifier };
}

/** The key of a function and one of its versions or aliases, for what may exist once. */
export function qualifiedKey(value: string | undefined, qualifier: string | undefined): string | undefined {
  const parts = value === undefined ? undefined : parseFunctionName(value);
  if (parts === undefined) return undefined;
  return `${parts.name}:${qualifier ?? parts.qualifier ?? ""}`;
}

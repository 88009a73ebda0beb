// AWS Lambda: resources that the tests of several Lambda resources start from. Imported by tests only.
import { archive, type Given, type GivenOptions, given, type Inputs, jsonText, out } from "../testing.ts";

const trust = (...services: readonly string[]) =>
  jsonText({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: [...services] }, Action: "sts:AssumeRole" }],
  });

/** A role with rights to log, and more. */
export function role(more: Inputs = {}, ...managed: readonly string[]): Given {
  return given("aws:iam/role:Role", {
    assumeRolePolicy: trust("lambda.amazonaws.com"),
    managedPolicyArns: [
      "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
      ...managed.map((name) => `arn:aws:iam::aws:policy/${name}`),
    ],
    ...more,
  });
}

/** A role that another service assumes. */
export function foreignRole(service: string): Given {
  return role({ assumeRolePolicy: trust(service) });
}

/** The inputs of a sound function; the test must have a role called `role`. */
export function functionInputs(more: Inputs = {}): Inputs {
  return {
    runtime: "nodejs24.x",
    handler: "index.handler",
    role: out("role.arn"),
    code: archive({ "index.js": "exports.handler = async () => {};" }),
    ...more,
  };
}

/** A sound function. */
export function lambda(more: Inputs = {}, options: GivenOptions = {}): Given {
  return given("aws:lambda/function:Function", functionInputs(more), options);
}

/** Files of 4 MB each, which need memory only once. */
export function bigFiles(megabytes: number): Record<string, string> {
  const text = "x".repeat(4_000_000);
  return Object.fromEntries(
    Array.from({ length: Math.ceil(megabytes / 4) }, (_, at) => [`data/${at}.bin`, text]),
  );
}

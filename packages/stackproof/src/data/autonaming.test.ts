import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { openPackageSchema } from "../schema/package.ts";
import { AUTONAMING, MANAGED_BY_PULUMI, PROVIDER_NAMED } from "./autonaming.ts";
import { ARN_RULES } from "./aws-arns.ts";

const directory = dirname(createRequire(import.meta.url).resolve("@pulumi/aws/package.json"));
const aws = openPackageSchema(directory, { cacheDirectory: join(tmpdir(), "stackproof-test-data") });

describe("automatic names, against the installed SDK", () => {
  it.each(Object.entries(AUTONAMING))("%s: the property is an optional text", (type, rule) => {
    const input = aws.resource(type)?.inputs[rule.property];
    expect(input?.required).toBe(false);
    expect(input?.type.kind).toBe("string");
    const others = [rule.suffixWhen?.flag, rule.when?.property].filter((other) => other !== undefined);
    expect(Object.keys(aws.resource(type)?.inputs ?? {})).toEqual(expect.arrayContaining(others));
  });

  it.each([...Object.entries(PROVIDER_NAMED), ...Object.entries(MANAGED_BY_PULUMI)])(
    "%s has %s",
    (type, property) => {
      expect(aws.resource(type)?.inputs[property]?.required).toBe(false);
    },
  );
});

describe("ids and ARNs, against the installed SDK", () => {
  it.each(Object.entries(ARN_RULES))("%s puts out what is said of it", (type, rule) => {
    const outputs = Object.keys(aws.resource(type)?.outputs ?? {});
    expect(outputs).toContain(rule.name);
    expect(outputs.some((output) => output === "arn" || output === "dashboardArn")).toBe(true);
    expect(outputs).toEqual(expect.arrayContaining(Object.keys(rule.more ?? {})));
  });

  it.each(Object.values(ARN_RULES))("$arn holds only variables that exist", ({ arn, id = "", more = {} }) => {
    const known = /^(name|partition|region|account|dnsSuffix|path|slashName|bus|givenBus|version|arn)$/;
    for (const template of [arn, id, ...Object.values(more)]) {
      for (const [, variable] of template.matchAll(/\{(\w+)\}/g)) expect(variable).toMatch(known);
    }
  });
});

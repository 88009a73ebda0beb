import { expect, it } from "vitest";
import { resultOf, verdictOf } from "../../model/testing.ts";
import { getPolicy } from "./get-policy.ts";

const RESOURCE = {
  type: "aws:iam/policy:Policy",
  name: "own",
  id: "arn:aws:iam::123456789012:policy/read",
  properties: { name: "read", arn: "arn:aws:iam::123456789012:policy/read", policy: "{}" },
};

it("answers from what the program created", () => {
  const result = resultOf(getPolicy, { name: "read" }, { resources: [RESOURCE] });
  expect(result).toMatchObject({ arn: "arn:aws:iam::123456789012:policy/read", path: "/", policy: "{}" });
  expect(verdictOf(getPolicy, { name: "read" }, { resources: [RESOURCE] })).toEqual({
    kind: "modelled",
    codes: [],
  });
});

it("answers from what stackproof.yaml declares", () => {
  const existing = [{ type: RESOURCE.type, id: RESOURCE.id, properties: RESOURCE.properties }];
  expect(resultOf(getPolicy, { name: "read" }, { existing })).toMatchObject({
    arn: "arn:aws:iam::123456789012:policy/read",
    path: "/",
    policy: "{}",
  });
});

it("says so when it is asked for something else", () => {
  const verdict = verdictOf(getPolicy, { name: "other" }, { resources: [RESOURCE] });
  expect(verdict).toEqual({ kind: "schema", codes: ["data/looked-up-not-declared"] });
  expect(resultOf(getPolicy, { name: "other" })).toMatchObject({
    arn: "arn:aws:iam::123456789012:policy/other",
  });
});

it("takes the ARN of a policy that AWS manages without a word", () => {
  const args = { arn: "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole" };
  expect(verdictOf(getPolicy, args)).toEqual({ kind: "schema", codes: [] });
  expect(resultOf(getPolicy, args)).toMatchObject({
    name: "AWSLambdaBasicExecutionRole",
    path: "/service-role/",
  });
});

it("refuses an ARN beside a name", () => {
  expect(verdictOf(getPolicy, { arn: "arn:aws:iam::aws:policy/ReadOnlyAccess", name: "x" })).toEqual({
    kind: "failure",
    codes: ["data/bad-argument"],
  });
});

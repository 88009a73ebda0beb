import { describe, expect, it } from "vitest";
import { Secret } from "../../core/value.ts";
import { resultOf, textOf, verdictOf } from "../../model/testing.ts";
import { getAmi } from "../ec2/get-ami.ts";
import { getParameter } from "./get-parameter.ts";

function value(name: string): string {
  return textOf(resultOf(getParameter, { name })["value"]);
}

describe("public parameters", () => {
  it("of Amazon Linux hold the id that getAmi finds", () => {
    const image = resultOf(getAmi, {
      owners: ["amazon"],
      mostRecent: true,
      filters: [{ name: "name", values: ["al2023-ami-2023*-kernel-6.1-arm64"] }],
    });
    expect(value("/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64")).toBe(image["id"]);
    expect(value("/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64")).not.toBe(
      image["id"],
    );
  });

  it.each([
    "/aws/service/ami-amazon-linux-latest/amzn2-ami-hvm-x86_64-gp2",
    "/aws/service/ami-amazon-linux-latest/amzn2-ami-kernel-5.10-hvm-arm64-gp2",
    "/aws/service/ami-amazon-linux-latest/al2023-ami-minimal-kernel-6.1-x86_64",
    "/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id",
    "/aws/service/eks/optimized-ami/1.33/amazon-linux-2023/x86_64/standard/recommended/image_id",
    "/aws/service/canonical/ubuntu/server/22.04/stable/current/amd64/hvm/ebs-gp2/ami-id",
    "/aws/service/canonical/ubuntu/server/noble/stable/current/arm64/hvm/ebs-gp3/ami-id",
    "/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base",
    "/aws/service/bottlerocket/aws-k8s-1.33/arm64/latest/image_id",
    "/aws/service/debian/release/12/latest/amd64",
  ])("%s", (name) => {
    expect(value(name)).toMatch(/^ami-0[0-9a-f]{16}$/);
    expect(verdictOf(getParameter, { name })).toEqual({ kind: "modelled", codes: [] });
  });

  it("of ECS hold JSON", () => {
    const text = value("/aws/service/ecs/optimized-ami/amazon-linux-2/recommended");
    expect(JSON.parse(text)).toMatchObject({
      image_id: expect.stringMatching(/^ami-/),
      image_name: expect.stringContaining("amzn2-ami-ecs-hvm-"),
      schema_version: 1,
    });
  });

  it("of ECS families that are not known are JSON all the same, so that programs can read them", () => {
    const name = "/aws/service/ecs/optimized-ami/amazon-linux/recommended";
    expect(JSON.parse(value(name))).toMatchObject({ image_id: expect.stringMatching(/^ami-/) });
  });

  it("that are misspelt are placeholders, and said so", () => {
    const name = "/aws/service/ami-amazon-linux-latest/amzn2-ami-hvm-x64-gp2";
    expect(verdictOf(getParameter, { name })).toEqual({
      kind: "schema",
      codes: ["data/looked-up-not-declared"],
    });
  });
});

it("answers from the settings and the program, and keeps the value secret", () => {
  const existing = [
    {
      type: "aws.ssm.Parameter",
      id: "/app/host",
      properties: { name: "/app/host", type: "String", value: "db.internal" },
    },
  ];
  const result = resultOf(getParameter, { name: "/app/host" }, { existing });
  expect(result).toMatchObject({
    insecureValue: "db.internal",
    arn: "arn:aws:ssm:us-east-1:123456789012:parameter/app/host",
  });
  expect(result["value"]).toBeInstanceOf(Secret);
  const resources = [
    {
      type: "aws:ssm/parameter:Parameter",
      name: "p",
      id: "token",
      properties: { name: "token", type: "SecureString", value: new Secret("s3cret") },
    },
  ];
  expect(resultOf(getParameter, { name: "token" }, { resources })).toMatchObject({
    insecureValue: "",
    type: "SecureString",
  });
  expect(verdictOf(getParameter, { name: "/app/port" }, { existing }).codes).toEqual([
    "data/looked-up-not-declared",
  ]);
});

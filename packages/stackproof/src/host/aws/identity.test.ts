import { describe, expect, it } from "vitest";
import { Secret } from "../../core/value.ts";
import { identityOf, propertiesOfId } from "./identity.ts";

const where = { account: "123456789012", partition: "aws", region: "eu-west-1" };

describe("identityOf", () => {
  it.each([
    ["aws:s3/bucket:Bucket", { bucket: "b" }, "b", "arn:aws:s3:::b"],
    ["aws:iam/role:Role", { name: "r" }, "r", "arn:aws:iam::123456789012:role/r"],
    ["aws:iam/role:Role", { name: "r", path: "/a/b/" }, "r", "arn:aws:iam::123456789012:role/a/b/r"],
    [
      "aws:iam/policy:Policy",
      { name: "p" },
      "arn:aws:iam::123456789012:policy/p",
      "arn:aws:iam::123456789012:policy/p",
    ],
    [
      "aws:sns/topic:Topic",
      { name: "t" },
      "arn:aws:sns:eu-west-1:123456789012:t",
      "arn:aws:sns:eu-west-1:123456789012:t",
    ],
    ["aws:kms/alias:Alias", { name: "alias/k" }, "alias/k", "arn:aws:kms:eu-west-1:123456789012:alias/k"],
    [
      "aws:ssm/parameter:Parameter",
      { name: "/a/b" },
      "/a/b",
      "arn:aws:ssm:eu-west-1:123456789012:parameter/a/b",
    ],
    ["aws:ssm/parameter:Parameter", { name: "a" }, "a", "arn:aws:ssm:eu-west-1:123456789012:parameter/a"],
    [
      "aws:cloudwatch/eventRule:EventRule",
      { name: "r" },
      "r",
      "arn:aws:events:eu-west-1:123456789012:rule/r",
    ],
    [
      "aws:cloudwatch/eventRule:EventRule",
      { name: "r", eventBusName: "arn:aws:events:eu-west-1:123456789012:event-bus/orders" },
      "arn:aws:events:eu-west-1:123456789012:event-bus/orders/r",
      "arn:aws:events:eu-west-1:123456789012:rule/orders/r",
    ],
    [
      "aws:cloudwatch/eventRule:EventRule",
      { name: "r", eventBusName: "orders" },
      "orders/r",
      "arn:aws:events:eu-west-1:123456789012:rule/orders/r",
    ],
    [
      "aws:cloudwatch/eventRule:EventRule",
      { name: "r", eventBusName: "default" },
      "r",
      "arn:aws:events:eu-west-1:123456789012:rule/r",
    ],
  ])("%s %j", (type, properties, id, arn) => {
    expect(identityOf(type, properties, where)).toMatchObject({ id, outputs: { arn } });
  });

  it("gives addresses", () => {
    const url = "https://sqs.eu-west-1.amazonaws.com/123456789012/q";
    expect(identityOf("aws:sqs/queue:Queue", { name: "q" }, where)).toMatchObject({
      id: url,
      outputs: { url },
    });
    const china = { ...where, partition: "aws-cn", region: "cn-north-1" };
    expect(identityOf("aws:ecr/repository:Repository", { name: "r" }, china)?.outputs).toEqual({
      arn: "arn:aws-cn:ecr:cn-north-1:123456789012:repository/r",
      registryId: "123456789012",
      repositoryUrl: "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/r",
    });
  });

  it("knows the version that a function starts with", () => {
    const type = "aws:lambda/function:Function";
    const arn = "arn:aws:lambda:eu-west-1:123456789012:function:f";
    const outputs = { qualifiedArn: `${arn}:$LATEST`, version: "$LATEST" };
    expect(identityOf(type, { name: "f" }, where)).toMatchObject({ outputs });
    const published = { qualifiedArn: `${arn}:1`, version: "1" };
    expect(identityOf(type, { name: "f", publish: true }, where)).toMatchObject({ outputs: published });
  });

  it("leaves out what it does not know", () => {
    const nowhere = { account: "123456789012", partition: "aws" };
    expect(identityOf("aws:sqs/queue:Queue", { name: "q" }, nowhere)).toEqual({ id: undefined, outputs: {} });
    expect(identityOf("aws:s3/bucket:Bucket", { bucket: "b" }, nowhere)?.outputs).toEqual({
      arn: "arn:aws:s3:::b",
      bucketDomainName: "b.s3.amazonaws.com",
    });
    expect(identityOf("aws:sqs/queue:Queue", {}, where)).toBeUndefined();
    expect(identityOf("aws:ec2/vpc:Vpc", { name: "v" }, where)).toBeUndefined();
  });

  it("keeps a secret name secret", () => {
    const outputs = identityOf("aws:ssm/parameter:Parameter", { name: new Secret("/s") }, where)?.outputs;
    expect(outputs?.["arn"]).toBeInstanceOf(Secret);
  });
});

describe("propertiesOfId", () => {
  it.each([
    ["aws:s3/bucket:Bucket", "b", { bucket: "b" }],
    ["aws:ssm/parameter:Parameter", "/a/b", { name: "/a/b" }],
    ["aws:iam/policy:Policy", "arn:aws:iam::aws:policy/P", { arn: "arn:aws:iam::aws:policy/P", name: "P" }],
    ["aws:sqs/queue:Queue", "https://sqs.eu-west-1.amazonaws.com/1/q", { name: "q" }],
    ["aws:ec2/vpc:Vpc", "vpc-1", {}],
  ])("%s %s", (type, id, properties) => {
    expect(propertiesOfId(type, id)).toEqual(properties);
  });
});

import { describe, expect, test } from "vitest";
import { unknown } from "../../aws/testing.ts";
import { rendered, resource, type Stack, short } from "../testing.ts";

const db = (inputs: object, token = "aws:rds/instance:Instance"): Stack => ({
  db: resource(token, {
    engine: "postgres",
    instanceClass: "db.t4g.micro",
    storageEncrypted: true,
    backupRetentionPeriod: 7,
    ...inputs,
  }),
});
const url = (authorizationType: unknown): Stack => ({
  url: resource("aws:lambda/functionUrl:FunctionUrl", {
    functionName: "hook",
    authorizationType: authorizationType as string,
  }),
});
const cluster = (vpcConfig: object): Stack => ({
  k8s: resource("aws:eks/cluster:Cluster", {
    roleArn: "arn:aws:iam::123456789012:role/eks",
    vpcConfig: { subnetIds: ["subnet-0a", "subnet-0b"], ...vpcConfig },
  }),
});

describe("public access", () => {
  test.each<[string, Stack, string[]]>([
    ["a database", db({ publiclyAccessible: true }), ["warning public-database db publiclyAccessible"]],
    [
      "an instance of Aurora",
      db({ engine: "aurora-mysql", publiclyAccessible: true }, "aws:rds/clusterInstance:ClusterInstance"),
      ["warning public-database db publiclyAccessible"],
    ],
    [
      "a data warehouse",
      { dw: resource("aws:redshift/cluster:Cluster", { nodeType: "ra3.large", publiclyAccessible: true }) },
      ["warning public-database dw publiclyAccessible"],
    ],
    ["a function URL", url("NONE"), ["note open-function-url url authorizationType"]],
    ["the API of a cluster", cluster({}), ["note open-cluster-endpoint k8s vpcConfig"]],
    [
      "the API of a cluster, written out",
      cluster({ endpointPublicAccess: true, publicAccessCidrs: ["0.0.0.0/0"] }),
      ["note open-cluster-endpoint k8s vpcConfig"],
    ],
  ])("%s", (_, stack, expected) => {
    expect(short(stack)).toEqual(expected);
  });

  test.each<[string, Stack]>([
    ["a database without a word", db({})],
    ["a database that may be public", db({ publiclyAccessible: unknown() })],
    [
      "a data warehouse without a word",
      { dw: resource("aws:redshift/cluster:Cluster", { nodeType: "ra3.large" }) },
    ],
    ["a function URL that asks who calls", url("AWS_IAM")],
    ["a function URL of which nobody knows", url(unknown())],
    ["a cluster for one's own ranges", cluster({ publicAccessCidrs: ["203.0.113.0/24"] })],
    ["a cluster for ranges that nobody knows", cluster({ publicAccessCidrs: unknown() })],
    ["a private cluster", cluster({ endpointPublicAccess: false, endpointPrivateAccess: true })],
    [
      "a cluster that is only read",
      { k8s: resource("aws:eks/cluster:Cluster", { vpcConfig: {} }, { read: true }) },
    ],
  ])("silent: %s", (_, stack) => {
    expect(short(stack)).toEqual([]);
  });

  test("texts", () => {
    const urls = { one: url("NONE")["url"] ?? resource("", {}), two: url("NONE")["url"] ?? resource("", {}) };
    expect(rendered(db({ publiclyAccessible: true }), url("NONE"), urls, cluster({}))).toMatchSnapshot();
  });
});

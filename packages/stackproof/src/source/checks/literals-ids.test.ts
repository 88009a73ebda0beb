// Ids and ranges that are written into the program.
import { describe, expect, test } from "vitest";
import { rendered, short } from "../testing.ts";
import { literalsIds } from "./literals-ids.ts";

const CHECKS = [literalsIds];
const HEAD = 'import * as aws from "@pulumi/aws";\nimport * as pulumi from "@pulumi/pulumi";\n';

describe("an id", () => {
  test.each([
    ["of a VPC", 'const vpcId = "vpc-0a1b2c3d4e5f60718";'],
    ["of subnets", 'new aws.lb.LoadBalancer("web", { subnets: ["subnet-9f3b2c1d"] });'],
    ["of a group", 'new aws.ec2.Instance("web", { vpcSecurityGroupIds: ["sg-0fe1d2c3b4a596870"] });'],
    ["of a hosted zone", 'new aws.route53.Record("www", { zoneId: "Z08521723HB7O4JZ7QK9X", type: "A" });'],
  ])("%s", (_, text) => {
    expect(short(HEAD + text, CHECKS)).toEqual(["note source/literal-id index.ts:3"]);
    expect(rendered(HEAD + text, CHECKS)).toMatchSnapshot();
  });

  test.each([
    ["of digits in a row", 'const vpcId = "vpc-12345678";'],
    ["of x", 'new aws.lb.LoadBalancer("web", { subnets: ["subnet-xxxxxxxx"] });'],
    ["of AWS's own pages", 'new aws.ec2.Instance("web", { ami: "ami-0abcdef1234567890" });'],
    [
      "of digits in a row, although it may be configured",
      'const imageId = args.imageId ?? "ami-12345678"; declare const args: any;',
    ],
    ["of letters in a row", 'const ids = { subnetIds: ["subnet-abc12345"] };'],
  ])("that is an example: %s", (_, text) => {
    expect(short(HEAD + text, CHECKS)).toEqual(["warning source/placeholder-id index.ts:3"]);
    expect(rendered(HEAD + text, CHECKS)).toMatchSnapshot();
  });
});

const VPC = 'const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });\n';

describe("ranges of subnets by hand", () => {
  test.each([
    [
      "in each subnet",
      'new aws.ec2.Subnet("a", { vpcId: vpc.id, cidrBlock: "10.0.1.0/24" });\nnew aws.ec2.Subnet("b", { vpcId: vpc.id, cidrBlock: "10.0.2.0/24" });',
    ],
    [
      "in a list",
      'const publicSubnetCidrs = ["10.0.1.0/24", "10.0.2.0/24", "10.0.3.0/24", "10.0.4.0/24", "10.0.5.0/24"];',
    ],
  ])("%s", (_, text) => {
    expect(short(HEAD + VPC + text, CHECKS)).toEqual(["note source/literal-ranges index.ts:4"]);
    expect(rendered(HEAD + VPC + text, CHECKS)).toMatchSnapshot();
  });
});

describe("nothing is said of", () => {
  test.each([
    ["names", 'new aws.ec2.Subnet("subnet-12345678", { tags: { Name: "vpc-deadbeef-like" } });'],
    ["short names", 'const names = { subnetId: "subnet-a", vpcId: "vpc-main", group: "sg-web" };'],
    [
      "what is looked up",
      'aws.ec2.getVpc({ id: "vpc-12345678" }); aws.ec2.getSubnetOutput({ id: "subnet-9f3b2c1d" });',
    ],
    [
      "an id that may be configured",
      'const vpcId = config.get("vpcId") ?? "vpc-0a1b2c3d4e5f60718"; declare const config: any;',
    ],
    [
      "ids by environment",
      'const vpcId = stack === "prod" ? "vpc-0a1b2c3d4e5f60718" : "vpc-1a1b2c3d4e5f60718"; declare const stack: string;',
    ],
    ["an import", 'new aws.ec2.Vpc("main", {}, { import: "vpc-0a1b2c3d4e5f60718" });'],
    ["CloudFront's zone", 'const alias = { zoneId: "Z2FDTNDATAQYW2" };'],
    ["the zone of an alias", 'const record = { aliases: [{ name: "x", zoneId: "Z35SXDOTRQ7X7K" }] };'],
    ["words", 'throw new Error("vpc-12345678");'],
    [
      "one subnet",
      `${VPC}new aws.ec2.Subnet("a", { vpcId: vpc.id, cidrBlock: "10.0.1.0/24" }); const all = ["0.0.0.0/0", "10.0.0.0/8"];`,
    ],
    [
      "computed ranges",
      `${VPC}for (let i = 0; i < 3; i++) new aws.ec2.Subnet(\`s\${i}\`, { vpcId: vpc.id, cidrBlock: \`10.0.\${i}.0/24\` });`,
    ],
    ["ranges of rules", `${VPC}const allowed = { cidrBlocks: ["10.0.1.0/24", "10.0.2.0/24"] }; // subnet`],
    [
      "subnets of a VPC elsewhere",
      'declare const vpcId: string; new aws.ec2.Subnet("a", { vpcId, cidrBlock: "10.0.1.0/24" });\nnew aws.ec2.Subnet("b", { vpcId, cidrBlock: "10.0.2.0/24" }); const x = "10.0.0.0/16";',
    ],
  ])("%s", (_, text) => {
    expect(short(HEAD + text, CHECKS)).toEqual([]);
  });
});

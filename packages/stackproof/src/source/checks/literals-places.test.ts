// Images, zones and regions that are written into the program.
import { describe, expect, test } from "vitest";
import { rendered, short } from "../testing.ts";
import { literalsPlaces } from "./literals-places.ts";

const CHECKS = [literalsPlaces];
const HEAD = 'import * as aws from "@pulumi/aws";\nimport * as pulumi from "@pulumi/pulumi";\n';
const REGION = 'const config = new pulumi.Config(); const region = config.require("region");\n';

describe("an image", () => {
  test.each([
    [
      "of an instance",
      'new aws.ec2.Instance("web", { ami: "ami-0c02fb55956c7d316", instanceType: "t3.micro" });',
    ],
    ["of a launch template", 'new aws.ec2.LaunchTemplate("web", { imageId: "ami-0c02fb55" });'],
    ["in a constant", 'const AMI = "ami-0c02fb55956c7d316";'],
  ])("%s", (_, text) => {
    expect(short(HEAD + text, CHECKS)).toEqual(["warning source/literal-image index.ts:3"]);
    expect(rendered(HEAD + text, CHECKS)).toMatchSnapshot();
  });
});

describe("a zone", () => {
  test.each([
    ["of a subnet", 'new aws.ec2.Subnet("a", { availabilityZone: "us-east-1a" });'],
    ["in lists, once for each list", 'const zones = ["us-east-1a", "us-east-1b", "us-east-1c"];'],
  ])("%s", (_, text) => {
    expect(short(HEAD + text, CHECKS)).toEqual(["warning source/literal-zone index.ts:3"]);
    expect(rendered(HEAD + text, CHECKS)).toMatchSnapshot();
  });
});

describe("a region, where the program has it in a variable,", () => {
  test.each([
    ["in the name of a service", 'const serviceName = "com.amazonaws.us-east-1.s3";'],
    ["in an ARN", "const arn = `arn:aws:logs:us-east-1:${id}:log-group:x`; declare const id: string;"],
    [
      "in the address of a registry",
      "const image = `${id}.dkr.ecr.us-west-2.amazonaws.com/api`; declare const id: string;",
    ],
    [
      "in the address of a bucket of the program",
      "const url = pulumi.interpolate`${b}.s3.us-east-1.amazonaws.com`; declare const b: any;",
    ],
    ["in the log configuration of a container", 'const options = { "awslogs-region": "us-east-1" };'],
  ])("%s", (_, text) => {
    expect(short(HEAD + REGION + text, CHECKS)).toEqual(["warning source/literal-region index.ts:4"]);
    expect(rendered(HEAD + REGION + text, CHECKS)).toMatchSnapshot();
    // Without one, there is only this region.
    expect(short(HEAD + text, CHECKS)).toEqual([]);
  });

  test("in another file", () => {
    const texts = {
      "index.ts":
        'import "./endpoints";\nimport * as aws from "@pulumi/aws";\nnew aws.Provider("w", { region: "us-west-2" });',
      "endpoints.ts": 'export const name = "com.amazonaws.us-east-1.ssm";',
    };
    expect(short(texts, CHECKS)).toEqual(["warning source/literal-region endpoints.ts:1"]);
  });
});

describe("nothing is said of", () => {
  test.each([
    [
      "an image by region",
      'const amis = { "us-east-1": "ami-0c02fb55956c7d316", "us-west-2": "ami-0c02fb55956c7d317" };',
    ],
    ["an image that may be configured", 'const ami = config.get("ami") ?? "ami-0c02fb55956c7d316";'],
    ["an image by default", 'function f(ami = "ami-0c02fb55956c7d316") { return ami; }'],
    [
      "an image by the region",
      'const ami = region === "us-east-1" ? "ami-0c02fb55956c7d316" : "ami-0c02fb55956c7d317";',
    ],
    ["the name of a resource", 'new aws.ec2.Instance("ami-builder", {});'],
    ["a zone of the region", "const zone = `${region}a`; const other = region + 'b';"],
    [
      "zones by default",
      'const zones = config.getObject<string[]>("zones") || ["us-east-1a", "us-east-1b"];',
    ],
    ["zones by region", 'const zones: any = { "us-east-1": ["us-east-1a", "us-east-1b"] };'],
    ["a comparison of zones", 'if (zone === "us-east-1e") throw new Error(); declare const zone: string;'],
    ["a type of zones", 'type Zone = "us-east-1a" | "us-east-1b";'],
    ["the region of a provider", 'new aws.Provider("east", { region: "us-east-1" });'],
    ["a list of regions", 'const regions = ["us-east-1", "us-west-2"];'],
    [
      "a certificate for CloudFront",
      "const arn = `arn:aws:acm:us-east-1:${id}:certificate/x`; declare const id: string;",
    ],
    ["a bucket of others", 'const url = "https://amazon-ecs-agent.s3.us-east-1.amazonaws.com/install.sh";'],
    [
      "an ARN with an account, of which its account is said",
      'const arn = "arn:aws:sns:us-east-1:482915736204:x";',
    ],
    ["words", 'console.log("deploying com.amazonaws.us-east-1.s3 to us-east-1a");'],
    ["a description", 'const bucket = { description: "arn:aws:sns:us-east-1::x" };'],
    ["a region with a variable", "const name = `com.amazonaws.${region}.s3`;"],
  ])("%s", (_, text) => {
    expect(short(HEAD + REGION + text, CHECKS)).toEqual([]);
  });

  test("other clouds", () => {
    const text = 'import * as alicloud from "@pulumi/alicloud";\nconst zone = "us-east-1a";';
    expect(short(text, CHECKS)).toEqual([]);
  });
});

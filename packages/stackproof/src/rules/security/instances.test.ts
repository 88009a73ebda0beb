import { describe, expect, test } from "vitest";
import { buildStack, type Inputs, unknown } from "../../aws/testing.ts";
import { checkRules } from "../check-rules.ts";
import { rendered, resource, type Stack, short } from "../testing.ts";

const instance = (inputs: Inputs): Stack => ({
  web: resource("aws:ec2/instance:Instance", { ami: "ami-0a", instanceType: "t3.micro", ...inputs }),
});
const template = (inputs: Inputs): Stack => ({
  web: resource("aws:ec2/launchTemplate:LaunchTemplate", { imageId: "ami-0a", ...inputs }),
});

/** The codes for an image that the program looked up by getAmi. */
function codesWithImage(name: string, stack: Stack): string[] {
  const { world } = buildStack(stack);
  world.graph.invokes.push({
    token: "aws:ec2/getAmi:getAmi",
    args: {},
    result: { id: "ami-0a", name },
    provider: undefined,
    region: "us-east-1",
    coverage: "modelled",
    source: undefined,
    isMethod: false,
  });
  return checkRules(world, true).map(({ code }) => code);
}

describe("instances that need no token", () => {
  test.each<[string, Stack, string[]]>([
    [
      "an instance",
      instance({ metadataOptions: { httpTokens: "optional" } }),
      ["note instance-metadata-version-1 web metadataOptions.httpTokens"],
    ],
    [
      "a template",
      template({ metadataOptions: { httpTokens: "optional", httpEndpoint: "enabled" } }),
      ["note instance-metadata-version-1 web metadataOptions.httpTokens"],
    ],
    ["tokens required", instance({ metadataOptions: { httpTokens: "required" } }), []],
    [
      "no service at all",
      template({ metadataOptions: { httpEndpoint: "disabled", httpTokens: "optional" } }),
      [],
    ],
    ["unknown", instance({ metadataOptions: { httpTokens: unknown() } }), []],
    ["left to an image that nobody knows", instance({}), []],
  ])("%s", (_, stack, expected) => {
    expect(short(stack)).toEqual(expected);
  });

  test.each([
    ["amzn2-ami-hvm-2.0.20260930.0-x86_64-gp2", instance({}), ["rules/instance-metadata-version-1"]],
    ["amzn2-ami-hvm-2.0.20260930.0-x86_64-gp2", template({}), ["rules/instance-metadata-version-1"]],
    ["al2023-ami-2023.9.20261001.0-kernel-6.1-x86_64", instance({}), []],
    ["amzn2-ami-hvm-2.0.20260930.0-x86_64-gp2", instance({ launchTemplate: { id: "lt-0a" } }), []],
    [
      "amzn2-ami-hvm-2.0.20260930.0-x86_64-gp2",
      {
        ...instance({}),
        account: resource("aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults", {
          httpTokens: "required",
        }),
      },
      [],
    ],
  ])("the image %s decides", (name, stack, expected) => {
    expect(codesWithImage(name, stack)).toEqual(expected);
  });

  test("texts", () => {
    const options = { metadataOptions: { httpTokens: "optional" } };
    const two = { ...instance(options), job: template(options)["web"] ?? resource("", {}) };
    expect(rendered(instance(options), two)).toMatchSnapshot();
  });
});

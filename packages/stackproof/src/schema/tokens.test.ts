import { describe, expect, it } from "vitest";
import { constructedTokens, exportedFunctions, functionToken, namesItsFile, placeOfToken } from "./tokens.ts";

describe("placeOfToken", () => {
  it.each([
    ["aws:ec2/vpc:Vpc", "ec2", "vpc", "Vpc"],
    ["aws:index/getRegion:getRegion", "", "getRegion", "getRegion"],
    ["aws:kendra/index:Index", "kendra", "index", "Index"],
    ["kubernetes:core/v1:ConfigMap", "core/v1", "ConfigMap", "ConfigMap"],
    ["kubernetes:helm.sh/v3:Release", "helm/v3", "Release", "Release"],
    ["random:index/randomString:RandomString", "", "randomString", "RandomString"],
    ["awsx:ec2:Vpc", "ec2", "Vpc", "Vpc"],
    ["eks:index:Cluster", "", "Cluster", "Cluster"],
    ["pulumi:providers:aws", "", "provider", "Provider"],
  ])("finds the place of %s", (token, folder, file, name) => {
    expect(placeOfToken(token)).toEqual({ folder, file, name });
  });

  it.each(["", "aws", "aws:ec2", "aws:ec2/vpc:", "a:b:c:d", "aws:../../x:X", "aws:ec2/vpc:V p"])(
    "says nothing of %j",
    (token) => {
      expect(placeOfToken(token)).toBeUndefined();
    },
  );
});

describe("what an index exports", () => {
  it("reads the tokens that it constructs", () => {
    expect(constructedTokens('case "aws:ec2/vpc:Vpc":\n return x;\n case "other":')).toEqual([
      "aws:ec2/vpc:Vpc",
    ]);
  });

  it("reads functions, not classes and not their Output forms", () => {
    const text = [
      'export declare const getVpc: typeof import("./getVpc").getVpc;',
      'export declare const getVpcOutput: typeof import("./getVpc").getVpcOutput;',
      'export declare const Vpc: typeof import("./vpc").Vpc;',
    ].join("\n");
    expect(exportedFunctions(text)).toEqual(["getVpc"]);
  });

  it("writes function tokens in the style of the package", () => {
    expect(namesItsFile("aws:ec2/vpc:Vpc")).toBe(true);
    expect(namesItsFile("kubernetes:core/v1:ConfigMap")).toBe(false);
    expect(functionToken("aws", "ec2", "getVpc", true)).toBe("aws:ec2/getVpc:getVpc");
    expect(functionToken("aws", "", "getRegion", true)).toBe("aws:index/getRegion:getRegion");
    expect(functionToken("awsx", "ecs", "getThing", false)).toBe("awsx:ecs:getThing");
  });
});

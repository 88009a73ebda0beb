// Contract: walks every data source and compares its answer with the result type of the installed SDK.
import { describe, expect, it } from "vitest";
import { isPropertyMap, type PropertyMap, type PropertyValue, unwrapSecret } from "../core/value.ts";
import { answerDataSource, type DataSource } from "../model/data-source.ts";
import { installedSdk, worldOf } from "../model/testing.ts";
import type { SchemaProperties, SchemaType } from "../schema/schema.ts";
import { dataSources, findDataSource } from "./index.ts";

/** Arguments for data sources that refuse to be asked without any. */
const ARGUMENTS: Readonly<Record<string, PropertyMap>> = {
  "aws:cloudfront/getCachePolicy:getCachePolicy": { name: "Managed-CachingOptimized" },
  "aws:cloudfront/getOriginRequestPolicy:getOriginRequestPolicy": { name: "Managed-AllViewer" },
  "aws:cloudfront/getResponseHeadersPolicy:getResponseHeadersPolicy": { name: "Managed-SimpleCORS" },
  "aws:ec2/getAmi:getAmi": {
    owners: ["amazon"],
    mostRecent: true,
    filters: [{ name: "name", values: ["al2023-ami-2023*x86_64"] }],
  },
  "aws:ec2/getManagedPrefixList:getManagedPrefixList": {
    name: "com.amazonaws.global.cloudfront.origin-facing",
  },
  "aws:ec2/getPrefixList:getPrefixList": { name: "com.amazonaws.us-east-1.s3" },
  "aws:ec2/getSubnet:getSubnet": { id: "subnet-0f3a9c2b7d1e4a5c6" },
  "aws:ec2/getRouteTable:getRouteTable": { routeTableId: "rtb-0f3a9c2b7d1e4a5c6" },
  "aws:ec2/getVpcEndpointService:getVpcEndpointService": { service: "sqs" },
  "aws:index/getAvailabilityZone:getAvailabilityZone": { name: "us-east-1a" },
  "aws:kms/getAlias:getAlias": { name: "alias/app" },
  "aws:index/getService:getService": { serviceId: "s3" },
};

/** Not in the installed version any more. */
const GONE = new Set(["aws:ec2/getSubnetIds:getSubnetIds"]);

describe("every data source", () => {
  const sources = dataSources().filter((source) => !GONE.has(source.token));

  it.each(sources.map((source) => [source.token, source] as const))(
    "%s answers with its whole result type",
    (token, source) => {
      const schema = installedSdk().function(token);
      expect(schema, "is a function of the SDK").toBeDefined();
      const shape = schema?.outputs ?? {};
      for (const region of ["us-east-1", "eu-central-1", "cn-north-1"]) {
        const args = {
          ...ARGUMENTS[token],
          ...(token.endsWith("getAvailabilityZone") && { name: `${region}a` }),
        };
        const { own, full } = answers(source, args, region);
        expect(unknownProperties(own, shape), "has no property that the SDK does not declare").toEqual([]);
        expect(missing(full, shape), "has every property").toEqual([]);
        expect(mistyped(full, shape), "has the right types").toEqual([]);
        expect(answers(source, args, region).full, "is the same again").toEqual(full);
      }
    },
  );

  it("is found by its token and its older tokens", () => {
    for (const source of dataSources()) {
      expect(findDataSource(source.token)).toBe(source);
      for (const token of source.formerly ?? []) expect(findDataSource(token)).toBe(source);
      expect(source.docs).toMatch(/^https:\/\//);
    }
    expect(findDataSource("aws:ec2/getNothing:getNothing")).toBeUndefined();
  });
});

function answers(
  source: DataSource,
  args: PropertyMap,
  region: string,
): { own: PropertyMap; full: PropertyMap } {
  const world = worldOf({ region, schema: installedSdk() });
  const own = source.answer(args, world);
  const full = answerDataSource(source, args, world);
  if (own.kind === "failure" || full.kind === "failure")
    throw new Error(`${source.token} refused ${JSON.stringify(args)} in ${region}`);
  return { own: own.result, full: full.result };
}

function unknownProperties(result: PropertyMap, shape: SchemaProperties): string[] {
  return Object.keys(result).filter((name) => !(name in shape));
}

function missing(result: PropertyMap, shape: SchemaProperties): string[] {
  return Object.entries(shape)
    .filter(([name, property]) => property.required && result[name] === undefined)
    .map(([name]) => name);
}

function mistyped(result: PropertyMap, shape: SchemaProperties): string[] {
  return Object.entries(shape).flatMap(([name, property]) => {
    const value = result[name];
    return value === undefined || fits(unwrapSecret(value), property.type)
      ? []
      : [`${name}: ${JSON.stringify(value)}`];
  });
}

function fits(value: PropertyValue, type: SchemaType): boolean {
  if (type.kind === "list")
    return Array.isArray(value) && value.every((item) => fits(unwrapSecret(item), type.element));
  if (type.kind === "object") {
    const shape = installedSdk().object(type.name) ?? {};
    return isPropertyMap(value) && missing(value, shape).length === 0 && mistyped(value, shape).length === 0;
  }
  if (type.kind === "map") return isPropertyMap(value);
  if (type.kind === "string" || type.kind === "number" || type.kind === "boolean")
    return typeof value === type.kind;
  return true;
}

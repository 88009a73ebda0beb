import { expect, it } from "vitest";
import { failureOf, resultOf, verdictOf } from "../../model/testing.ts";
import { getAmiIds } from "./get-ami-ids.ts";
import { getInstanceType } from "./get-instance-type.ts";
import { getInstanceTypes } from "./get-instance-types.ts";
import { getManagedPrefixList } from "./get-managed-prefix-list.ts";
import { getPrefixList } from "./get-prefix-list.ts";
import { getVpcEndpointService } from "./get-vpc-endpoint-service.ts";

it("getVpcEndpointService knows names and types, and that s3 has two", () => {
  expect(resultOf(getVpcEndpointService, { service: "s3", serviceType: "Gateway" })).toMatchObject({
    serviceName: "com.amazonaws.us-east-1.s3",
    serviceType: "Gateway",
    owner: "amazon",
  });
  expect(resultOf(getVpcEndpointService, { service: "ecr.dkr" })).toMatchObject({
    serviceType: "Interface",
    privateDnsName: "ecr.dkr.us-east-1.amazonaws.com",
  });
  const { finding } = failureOf(getVpcEndpointService, { service: "s3" });
  expect(finding).toMatchObject({
    code: "ec2/get-vpc-endpoint-service/several-services",
    evidence: "observed",
  });
  expect(
    verdictOf(getVpcEndpointService, {
      service: "s3",
      filters: [{ name: "service-type", values: ["Gateway"] }],
    }).kind,
  ).toBe("modelled");
});

it("prefix lists of AWS are there by name", () => {
  expect(resultOf(getPrefixList, { name: "com.amazonaws.us-east-1.s3" })["id"]).toBe("pl-63a5400a");
  const list = resultOf(getManagedPrefixList, { name: "com.amazonaws.global.cloudfront.origin-facing" });
  expect(list).toMatchObject({
    id: "pl-3b927c52",
    ownerId: "AWS",
    arn: "arn:aws:ec2:us-east-1:aws:prefix-list/pl-3b927c52",
  });
  expect(verdictOf(getPrefixList, { name: "com.amazonaws.eu-west-1.s3" })).toEqual({
    kind: "schema",
    codes: ["data/looked-up-not-declared"],
  });
});

it("instance types have their processors, memory and architecture", () => {
  expect(resultOf(getInstanceType, { instanceType: "t4g.small" })).toMatchObject({
    defaultVcpus: 2,
    memorySize: 2048,
    supportedArchitectures: ["arm64"],
    burstablePerformanceSupported: true,
  });
  expect(verdictOf(getInstanceType, { instanceType: "t3.micr0" })).toEqual({
    kind: "schema",
    codes: ["ec2/get-instance-type/unknown-type"],
  });
  const types = resultOf(getInstanceTypes, {
    filters: [
      { name: "instance-type", values: ["t4g.*"] },
      { name: "vcpu-info.default-vcpus", values: ["8"] },
    ],
  });
  expect(types["instanceTypes"]).toEqual(["t4g.2xlarge"]);
  expect(verdictOf(getInstanceTypes, { filters: [{ name: "hypervisor", values: ["nitro"] }] }).kind).toBe(
    "schema",
  );
});

it("getAmiIds lists images, or one placeholder", () => {
  const args = { owners: ["amazon"], filters: [{ name: "name", values: ["al2023-ami-2023*-kernel-6.1-*"] }] };
  expect(resultOf(getAmiIds, args)["ids"]).toHaveLength(2);
  expect(verdictOf(getAmiIds, { owners: ["111122223333"] })).toEqual({
    kind: "schema",
    codes: ["data/looked-up-not-declared"],
  });
});

it("a prefix list that not every region needs to have makes no search ambiguous", () => {
  const filters = [{ name: "prefix-list-name", values: ["*.s3*"] }];
  expect(verdictOf(getPrefixList, { filters })).toEqual({ kind: "modelled", codes: ["data/several-match"] });
  const both = [{ name: "prefix-list-name", values: ["*.s3", "*.dynamodb"] }];
  expect(failureOf(getPrefixList, { filters: both }).finding).toMatchObject({ code: "data/multiple-match" });
});

import { expect, it } from "vitest";
import { managedPolicy, managedPolicyDocument } from "./managed-policies.ts";

it("knows AWS's managed policies with their paths", () => {
  expect(managedPolicy("AdministratorAccess")).toEqual({ kind: "known" });
  expect(managedPolicy("service-role/AWSLambdaBasicExecutionRole")).toEqual({ kind: "known" });
  expect(managedPolicy("job-function/ViewOnlyAccess")).toEqual({ kind: "known" });
  expect(managedPolicy("AWSLambdaBasicExecutionRole")).toEqual({
    kind: "elsewhere",
    path: "service-role/AWSLambdaBasicExecutionRole",
  });
});

it("knows what is gone, and what is near", () => {
  expect(managedPolicy("AWSLambdaFullAccess")).toEqual({ kind: "withdrawn", near: "AWSLambda_FullAccess" });
  expect(managedPolicy("AmazonS3FulAccess")).toEqual({ kind: "unknown", near: "AmazonS3FullAccess" });
  expect(managedPolicy("ShopOrdersAndReturns")).toEqual({ kind: "unknown", near: undefined });
});

it("has the documents of common policies", () => {
  const names = ["AdministratorAccess", "AWSLambdaBasicExecutionRole", "AmazonSSMManagedInstanceCore"];
  for (const name of names) {
    expect(JSON.parse(managedPolicyDocument(name) ?? "")).toMatchObject({ Version: "2012-10-17" });
  }
  expect(managedPolicyDocument("NoSuchPolicy")).toBeUndefined();
});

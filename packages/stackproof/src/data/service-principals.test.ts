import { expect, it } from "vitest";
import {
  isKnownServicePrincipal,
  isPlaceholderAccount,
  nearestServicePrincipal,
  WRONG_SERVICE_PRINCIPALS,
} from "./service-principals.ts";

it.each([
  "lambda.amazonaws.com",
  "ec2.amazonaws.com.cn",
  "logs.eu-central-1.amazonaws.com",
  "delivery.logs.amazonaws.com",
  "logdelivery.elasticloadbalancing.amazonaws.com",
  "ops.apigateway.amazonaws.com",
])("%s is a service", (name) => {
  expect(isKnownServicePrincipal(name)).toBe(true);
});

it("finds the name that was meant", () => {
  expect(nearestServicePrincipal("lamda.amazonaws.com")).toBe("lambda.amazonaws.com");
  expect(nearestServicePrincipal("lambda.amazonaws.co")).toBe("lambda.amazonaws.com");
  expect(nearestServicePrincipal("lambda")).toBe("lambda.amazonaws.com");
  expect(nearestServicePrincipal("shop-orders.amazonaws.com")).toBeUndefined();
});

it("lists wrong names with right ones", () => {
  for (const [wrong, right] of Object.entries(WRONG_SERVICE_PRINCIPALS)) {
    expect([wrong, isKnownServicePrincipal(wrong), isKnownServicePrincipal(right)]).toEqual([
      wrong,
      false,
      true,
    ]);
  }
});

it("knows accounts of examples", () => {
  expect(["111122223333", "000000000000", "123456789012"].every((one) => isPlaceholderAccount(one))).toBe(
    true,
  );
  expect(isPlaceholderAccount("127311923021")).toBe(false);
});

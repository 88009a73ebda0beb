// The arguments of listeners and rules.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actionOf, conditionsOf, healthCheckOf, listenerPlans } from "./listeners.ts";
import { logWriterStatement } from "./log-delivery.ts";

const OWN = "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web/0123456789abcdef";

describe("listeners", () => {
  test("of HTTPS redirect port 80, and take rules on port 443", () => {
    const plans = listenerPlans({ protocol: "HTTPS", certificateArn: "arn" }, "instances", OWN);
    expect(plans.map(({ what, args }) => [what, args.port, args.sslPolicy])).toEqual([
      ["https", 443, "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"],
      ["http", 80, undefined],
    ]);
    expect(plans[1]?.args.defaultActions).toEqual([
      { type: "redirect", redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" } },
    ]);
  });

  test("may leave port 80 closed", () => {
    const listener = { protocol: "HTTPS", certificateArn: "arn", redirectHttp: false } as const;
    expect(listenerPlans(listener, "instances", OWN)).toHaveLength(1);
  });

  test("of HTTP are one, without certificate", () => {
    expect(listenerPlans({ protocol: "HTTP" }, "instances", OWN)).toEqual([
      {
        what: "http",
        args: { port: 80, protocol: "HTTP", defaultActions: [{ type: "forward", targetGroupArn: OWN }] },
      },
    ]);
  });
});

test("actions forward, answer or redirect", () => {
  expect(actionOf({ targetGroupArn: "other" }, OWN)).toEqual({ type: "forward", targetGroupArn: "other" });
  expect(actionOf({ status: 410, body: "Gone" }, OWN)).toEqual({
    type: "fixed-response",
    fixedResponse: { statusCode: "410", contentType: "text/plain", messageBody: "Gone" },
  });
  expect(actionOf({ redirect: { port: 8443, permanent: false } }, OWN)).toEqual({
    type: "redirect",
    redirect: { port: "8443", statusCode: "HTTP_302" },
  });
});

test("conditions are one of each kind, and one for each header", () => {
  const rule = {
    name: "api",
    priority: 1,
    paths: ["/a", "/b"],
    hosts: ["example.com"],
    headers: { "X-Tenant": ["blue"], "X-Beta": ["1"] },
    to: "instances",
  } as const;
  expect(conditionsOf(rule)).toEqual([
    { pathPattern: { values: ["/a", "/b"] } },
    { hostHeader: { values: ["example.com"] } },
    { httpHeader: { httpHeaderName: "X-Tenant", values: ["blue"] } },
    { httpHeader: { httpHeaderName: "X-Beta", values: ["1"] } },
  ]);
});

test("a health check's timeout is below each interval by default", () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 300 }), (interval) => {
      const { timeout } = healthCheckOf({ interval });
      expect(timeout).toBeLessThan(interval);
      expect(timeout).toBeGreaterThanOrEqual(2);
    }),
  );
});

describe("a log bucket's policy", () => {
  const place = {
    region: "eu-central-2",
    account: "111122223333",
    bucketArn: "arn:aws:s3:::logs",
    prefix: "",
  };

  test("lets the service write for this account only", () => {
    expect(logWriterStatement(place)).toMatchObject({
      Effect: "Allow",
      Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: "arn:aws:s3:::logs/AWSLogs/111122223333/*",
    });
  });

  test("has the folder in it", () => {
    expect(logWriterStatement({ ...place, prefix: "a/b" }).Resource).toBe(
      "arn:aws:s3:::logs/a/b/AWSLogs/111122223333/*",
    );
  });

  test("names the account too in China", () => {
    expect(logWriterStatement({ ...place, region: "cn-north-1" }).Principal).toEqual({
      Service: "logdelivery.elasticloadbalancing.amazonaws.com",
      AWS: "arn:aws-cn:iam::638102146993:root",
    });
  });
});

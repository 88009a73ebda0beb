import { describe, expect, test } from "vitest";
import { type Inputs, out, unknown } from "../../aws/testing.ts";
import { rendered, resource, type Stack, short } from "../testing.ts";

const FORWARD = {
  type: "forward",
  targetGroupArn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/a/b",
};
const REDIRECT = { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } };
const listener = (inputs: object, balancer: Inputs = {}): Stack => ({
  http: resource("aws:lb/listener:Listener", {
    loadBalancerArn: out("alb.arn"),
    port: 80,
    protocol: "HTTP",
    defaultActions: [FORWARD],
    ...inputs,
  }),
  alb: resource("aws:lb/loadBalancer:LoadBalancer", { subnets: ["subnet-0a", "subnet-0b"], ...balancer }),
});
const secure = (inputs: object): Stack =>
  listener({
    port: 443,
    protocol: "HTTPS",
    certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/a",
    ...inputs,
  });
const distribution = (inputs: object, domainName: Inputs[string] = "shop.example.com"): Stack => ({
  cdn: resource("aws:cloudfront/distribution:Distribution", {
    enabled: true,
    origins: [{ originId: "shop", domainName }],
    defaultCacheBehavior: { viewerProtocolPolicy: "redirect-to-https" },
    viewerCertificate: { cloudfrontDefaultCertificate: true },
    ...inputs,
  }),
});
const ACM = {
  acmCertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/a",
  sslSupportMethod: "sni-only",
};

describe("plain HTTP and old TLS", () => {
  test.each<[string, Stack, string[]]>([
    ["a listener that forwards", listener({}), ["note plain-http http defaultActions[0].type"]],
    [
      "a distribution",
      distribution({ defaultCacheBehavior: { viewerProtocolPolicy: "allow-all" } }),
      ["note plain-http cdn defaultCacheBehavior.viewerProtocolPolicy"],
    ],
    [
      "an old policy",
      secure({ sslPolicy: "ELBSecurityPolicy-TLS-1-1-2017-01" }),
      ["note old-tls http sslPolicy"],
    ],
    ["the policy that listeners have by default", secure({}), ["note old-tls http"]],
    [
      "a distribution with the default",
      distribution({ viewerCertificate: ACM }),
      ["note old-tls cdn viewerCertificate"],
    ],
  ])("%s", (_, stack, expected) => {
    expect(short(stack)).toEqual(expected);
  });

  test.each<[string, Stack]>([
    ["a listener that redirects", listener({ defaultActions: [REDIRECT] })],
    [
      "a listener that answers by itself",
      listener({
        defaultActions: [
          { type: "fixed-response", fixedResponse: { contentType: "text/plain", statusCode: "404" } },
        ],
      }),
    ],
    ["an internal load balancer", listener({}, { internal: true })],
    ["a load balancer of which nobody knows", listener({}, { internal: unknown() })],
    [
      "a listener of a load balancer elsewhere",
      {
        http: resource("aws:lb/listener:Listener", {
          loadBalancerArn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/a/b",
          port: 80,
          defaultActions: [FORWARD],
        }),
      },
    ],
    ["a listener behind CloudFront", { ...listener({}), ...distribution({}, out("alb.dnsName")) }],
    ["a new policy", secure({ sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" })],
    ["a policy with TLS 1.2 alone", secure({ sslPolicy: "ELBSecurityPolicy-FS-1-2-Res-2020-10" })],
    ["a policy that nobody knows", secure({ sslPolicy: unknown() })],
    ["a distribution with CloudFront's own certificate", distribution({})],
    [
      "a distribution with a new minimum",
      distribution({ viewerCertificate: { ...ACM, minimumProtocolVersion: "TLSv1.2_2021" } }),
    ],
  ])("silent: %s", (_, stack) => {
    expect(short(stack)).toEqual([]);
  });

  test("texts", () => {
    const both = {
      ...listener({}),
      ...distribution({ defaultCacheBehavior: { viewerProtocolPolicy: "allow-all" } }),
    };
    expect(
      rendered(listener({}), both, secure({}), distribution({ viewerCertificate: ACM })),
    ).toMatchSnapshot();
  });
});

// Records of hosted zones.
import { type Given, given, out, stack, testResource, unknown } from "../testing.ts";
import { record } from "./record.ts";

const RECORD = "aws:route53/record:Record";
const ZONE = "aws:route53/zone:Zone";
const zoneId = out("zone.zoneId");
const a = { zoneId, name: "www", type: "A", ttl: 300, records: ["192.0.2.1"] };
const check = "0b3f0a3e-2d1c-4b5a-9e8f-7a6b5c4d3e2f";
const alb = "web-1234567890.us-east-1.elb.amazonaws.com";
const albZone = "Z35SXDOTRQ7X7K";
const alias = (name: string, id: unknown, evaluateTargetHealth = false) => [
  { name, zoneId: id as string, evaluateTargetHealth },
];
const toAlb = { zoneId, name: "www", type: "A", aliases: alias(alb, albZone, true) };
const failover = (type: string, more: object = {}) => ({
  ...a,
  setIdentifier: type.toLowerCase(),
  failoverRoutingPolicies: [{ type }],
  healthCheckId: check,
  ...more,
});
const weighted = (weight: number, setIdentifier: string) => ({
  ...a,
  setIdentifier,
  weightedRoutingPolicies: [{ weight }],
});
const latency = (region: string, setIdentifier: string) => ({
  ...a,
  setIdentifier,
  latencyRoutingPolicies: [{ region }],
});
const withOther = (other: Given) => ({ name: "z", with: { other } });

testResource(record, {
  given: {
    zone: given(ZONE, { name: "example.com" }),
    other2: given(ZONE, { name: "example.org" }),
    inner: given(ZONE, { name: "shop.internal", vpcs: [{ vpcId: "vpc-0a1b2c3d4e5f60718" }] }),
  },
  accepts: {
    "an address": a,
    "the whole name": { ...a, name: "www.example.com" },
    "the whole name with a dot": { ...a, name: "www.example.com." },
    "the zone itself": { ...a, name: "example.com" },
    "an empty name": { ...a, name: "" },
    "every name": { ...a, name: "*.dev" },
    "an alias": toAlb,
    "an alias for CloudFront": {
      zoneId,
      name: "",
      type: "A",
      aliases: alias("d111111abcdef8.cloudfront.net", "Z2FDTNDATAQYW2"),
    },
    "an alias for a Network Load Balancer": {
      zoneId,
      name: "nlb",
      type: "A",
      aliases: alias("web-0123456789abcdef.elb.eu-west-1.amazonaws.com", "Z2IFOLAFXWLO4F"),
    },
    "an alias that nobody knows": {
      zoneId,
      name: "www",
      type: "A",
      aliases: [{ name: unknown(), zoneId: unknown(), evaluateTargetHealth: true }],
    },
    "a zone of another stack": { ...a, zoneId: "Z2ABCDEFGHIJKL", name: "www.example.net" },
    mail: { zoneId, name: "", type: "MX", ttl: 300, records: ["10 mx1.example.com", "20 mx2.example.com."] },
    "a text": { zoneId, name: "", type: "TXT", ttl: 300, records: ["v=spf1 include:amazonses.com ~all"] },
    "a long text": {
      zoneId,
      name: "k._domainkey",
      type: "TXT",
      ttl: 300,
      records: [`${"x".repeat(255)}""${"y".repeat(200)}`],
    },
    authorities: {
      zoneId,
      name: "",
      type: "CAA",
      ttl: 300,
      records: ['0 issue "amazon.com"', '0 iodef "mailto:a@example.com"'],
    },
    "a service": {
      zoneId,
      name: "_xmpp._tcp",
      type: "SRV",
      ttl: 300,
      records: ["1 10 5269 xmpp.example.com"],
    },
    "an IPv6 address": {
      ...a,
      type: "AAAA",
      records: ["2001:db8::1", "::1", "2001:0db8:85a3:0:0:8a2e:0370:7334"],
    },
    "another name": { zoneId, name: "blog", type: "CNAME", ttl: 300, records: ["shop.example.net"] },
    "a validation of ACM": {
      zoneId,
      name: "_3639ac514e785e898d2646601fa951d5.example.com.",
      type: "CNAME",
      ttl: 60,
      records: ["_98d2646601fa951d5.mhbtsbpdnt.acm-validations.aws."],
    },
    "a delegation": {
      zoneId,
      name: "dev",
      type: "NS",
      ttl: 300,
      records: ["ns-1.awsdns-00.com", "ns-2.awsdns-00.net"],
    },
    "name servers overwritten": {
      zoneId,
      name: "",
      type: "NS",
      ttl: 300,
      records: ["ns-1.awsdns-00.com"],
      allowOverwrite: true,
    },
    "two weights": stack(weighted(10, "blue"), withOther(given(RECORD, weighted(0, "green")))),
    "a failover": stack(
      failover("PRIMARY"),
      withOther(given(RECORD, failover("SECONDARY", { healthCheckId: undefined }))),
    ),
    "a failover of aliases": stack(
      { ...toAlb, setIdentifier: "p", failoverRoutingPolicies: [{ type: "PRIMARY" }] },
      withOther(
        given(RECORD, { ...toAlb, setIdentifier: "s", failoverRoutingPolicies: [{ type: "SECONDARY" }] }),
      ),
    ),
    "a primary in a zone of another stack": { ...failover("PRIMARY"), zoneId: "Z2ABCDEFGHIJKL" },
    "two regions": stack(latency("us-east-1", "us"), withOther(given(RECORD, latency("eu-west-1", "eu")))),
    locations: stack(
      { ...a, setIdentifier: "de", geolocationRoutingPolicies: [{ country: "DE" }] },
      withOther(
        given(RECORD, { ...a, setIdentifier: "any", geolocationRoutingPolicies: [{ country: "*" }] }),
      ),
    ),
    "a multivalue answer": {
      ...a,
      setIdentifier: "one",
      multivalueAnswerRoutingPolicy: true,
      healthCheckId: check,
    },
    "the same name in two zones": stack(a, withOther(given(RECORD, { ...a, zoneId: out("other2.zoneId") }))),
    "A and AAAA": stack(a, withOther(given(RECORD, { ...a, type: "AAAA", records: ["2001:db8::1"] }))),
    "another one, to overwrite": stack({ ...a, allowOverwrite: true }, withOther(given(RECORD, a))),
    "an alias for a record by reference": stack(
      {
        zoneId,
        name: "shop",
        type: "A",
        aliases: [{ name: out("www.fqdn"), zoneId, evaluateTargetHealth: false }],
      },
      { with: { www: given(RECORD, a) } },
    ),
  },
  rejects: {
    "invalid-type": { ...a, type: "a" },
    "invalid-failover-routing-policies-type": stack({
      ...failover("SECONDARY"),
      failoverRoutingPolicies: [{ type: "Primary" }],
      setIdentifier: "x",
    }),
    "invalid-latency-routing-policies-region": latency("us-east1", "us"),
    "invalid-weighted-routing-policies-weight": weighted(256, "blue"),
    "missing-input": [
      { zoneId, name: "www", type: "A" },
      { ...a, weightedRoutingPolicies: [{ weight: 1 }] },
    ],
    "conflicting-inputs": { ...toAlb, ttl: 60 },
    "no-ttl": { ...a, ttl: undefined },
    "invalid-domain": { ...a, name: "https://www.example.com" },
    "misplaced-wildcard": [
      { ...a, name: "*api" },
      { ...a, name: "dev.*" },
    ],
    "wildcard-name-servers": { ...a, type: "NS", name: "*", records: ["ns-1.awsdns-00.com"] },
    "outside-of-zone": { ...a, name: "myexample.com" },
    "name-of-other-zone": [
      stack({ ...a, name: "www.example.org" }, { with: { other2: given(ZONE, { name: "example.org" }) } }),
      {
        ...a,
        name: "_3639ac514e785e898d2646601fa951d5.example.net.",
        type: "CNAME",
        records: ["_9.acm-validations.aws."],
      },
    ],
    "cname-at-apex": { zoneId, name: "example.com", type: "CNAME", ttl: 300, records: ["shop.example.net"] },
    "cname-not-alone": stack(
      { ...a, type: "CNAME", records: ["shop.example.net"] },
      withOther(given(RECORD, a)),
    ),
    "one-value-only": { ...a, type: "CNAME", records: ["a.example.net", "b.example.net"] },
    "invalid-value": [
      { ...a, records: ["192.0.2.256"] },
      { ...a, records: ["192.0.2.1, 192.0.2.2"] },
      { ...a, records: [alb] },
      { ...a, type: "AAAA", records: ["192.0.2.1"] },
      { ...a, type: "CNAME", records: ["https://shop.example.net/"] },
      { ...a, type: "CNAME", records: ["192.0.2.1"] },
      { ...a, type: "MX", records: ["mail.example.com"] },
      { ...a, type: "SRV", records: ["10 5269 xmpp.example.com"] },
      { ...a, type: "CAA", records: ["0 issue amazon.com"] },
      { ...a, type: "TXT", records: ["x".repeat(256)] },
    ],
    "exists-already": { zoneId, name: "", type: "NS", ttl: 300, records: ["ns-1.awsdns-00.com"] },
    "mixed-group": stack(weighted(10, "blue"), withOther(given(RECORD, a))),
    "identifier-without-policy": { ...a, setIdentifier: "blue" },
    "type-without-policy": { ...weighted(10, "blue"), type: "NS", records: ["ns-1.awsdns-00.com"] },
    "primary-without-check": stack(
      failover("PRIMARY", { healthCheckId: undefined }),
      withOther(given(RECORD, failover("SECONDARY"))),
    ),
    "failover-without-partner": failover("PRIMARY"),
    "two-of-a-role": stack(failover("PRIMARY", { setIdentifier: "b" }), {
      name: "z",
      with: {
        other: given(RECORD, failover("PRIMARY")),
        second: given(RECORD, failover("SECONDARY")),
      },
    }),
    "same-place-twice": stack(
      latency("us-east-1", "us"),
      withOther(given(RECORD, latency("us-east-1", "us2"))),
    ),
    "invalid-location": [
      { ...a, setIdentifier: "x", geolocationRoutingPolicies: [{ continent: "Europe" }] },
      { ...a, setIdentifier: "x", geolocationRoutingPolicies: [{ continent: "EU", country: "DE" }] },
      { ...a, setIdentifier: "x", geolocationRoutingPolicies: [{ country: "Germany" }] },
      { ...a, setIdentifier: "x", geolocationRoutingPolicies: [{ subdivision: "CA" }] },
    ],
    "multivalue-alias": { ...toAlb, setIdentifier: "x", multivalueAnswerRoutingPolicy: true },
    "alias-zone": [
      { ...toAlb, aliases: alias(alb, zoneId) },
      { zoneId, name: "www", type: "A", aliases: alias("d111111abcdef8.cloudfront.net", albZone) },
      { ...toAlb, aliases: alias("web-0123456789abcdef.elb.us-east-1.amazonaws.com", albZone) },
    ],
    "alias-type": { ...toAlb, type: "CNAME" },
    "alias-address": [
      { ...toAlb, aliases: alias(`http://${alb}`, albZone) },
      { ...toAlb, aliases: alias("www.example.com.s3-website-us-east-1.amazonaws.com", "Z3AQBSTGFYJSTF") },
    ],
    "website-of-other-bucket": stack(
      {
        zoneId,
        name: "www",
        type: "A",
        aliases: [
          {
            name: "s3-website-us-east-1.amazonaws.com",
            zoneId: out("site.hostedZoneId"),
            evaluateTargetHealth: false,
          },
        ],
      },
      { with: { site: given("aws:s3/bucket:Bucket", { bucket: "shop-site" }) } },
    ),
    "cloudfront-health": {
      zoneId,
      name: "www",
      type: "A",
      aliases: alias("d111111abcdef8.cloudfront.net", "Z2FDTNDATAQYW2", true),
    },
    "private-cloudfront": {
      zoneId: out("inner.zoneId"),
      name: "www",
      type: "A",
      aliases: alias("d111111abcdef8.cloudfront.net", "Z2FDTNDATAQYW2"),
    },
    "duplicate-record": stack({ ...a, name: "www.example.com" }, { with: { other: given(RECORD, a) } }),
    "before-alias-target": stack(
      {
        zoneId,
        name: "shop",
        type: "A",
        aliases: [{ name: "www.example.com", zoneId, evaluateTargetHealth: false }],
      },
      { with: { www: given(RECORD, a) } },
    ),
  },
  outputs: [
    { of: a, are: { id: /^Z[A-Z0-9]{20}_www_A$/, fqdn: "www.example.com" } },
    { of: { ...a, name: "" }, are: { fqdn: "example.com" } },
    { of: weighted(10, "blue"), are: { id: /_www_A_blue$/ } },
  ],
});

// Load balancers.
import {
  type Given,
  given,
  type Input,
  interpolate,
  jsonText,
  out,
  stack,
  testResource,
  unknown,
} from "../testing.ts";
import { loadBalancer } from "./load-balancer.ts";

function subnet(vpc: string, cidrBlock: string, zone?: string): Given {
  return given("aws:ec2/subnet:Subnet", {
    vpcId: out(`${vpc}.id`),
    cidrBlock,
    ...(zone !== undefined && { availabilityZone: zone }),
  });
}

const base = {
  main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
  other: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/16" }),
  a: subnet("main", "10.0.0.0/24", "us-east-1a"),
  b: subnet("main", "10.0.1.0/24", "us-east-1b"),
  a2: subnet("main", "10.0.2.0/24", "us-east-1a"),
  anywhere: subnet("main", "10.0.3.0/24"),
  anywhere2: subnet("main", "10.0.4.0/24"),
  small: subnet("main", "10.0.5.0/28", "us-east-1c"),
  local: subnet("main", "10.0.6.0/24", "us-east-1-bos-1a"),
  abroad: subnet("other", "10.1.0.0/24", "us-east-1b"),
  group: given("aws:ec2/securityGroup:SecurityGroup", { vpcId: out("main.id") }),
  foreign: given("aws:ec2/securityGroup:SecurityGroup", { vpcId: out("other.id") }),
  gateway: given("aws:ec2/internetGateway:InternetGateway", { vpcId: out("main.id") }),
  address: given("aws:ec2/eip:Eip", { domain: "vpc" }),
  logs: given("aws:s3/bucket:Bucket", {}),
};
const inside = { internal: true, subnets: [out("a.id"), out("b.id")] };
const outside = { subnets: [out("a.id"), out("b.id")], securityGroups: [out("group.id")] };
const routes = given("aws:ec2/routeTable:RouteTable", {
  vpcId: out("main.id"),
  routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: out("gateway.id") }],
});
const associated = {
  routes,
  forA: given("aws:ec2/routeTableAssociation:RouteTableAssociation", {
    subnetId: out("a.id"),
    routeTableId: out("routes.id"),
  }),
  forB: given("aws:ec2/routeTableAssociation:RouteTableAssociation", {
    subnetId: out("b.id"),
    routeTableId: out("routes.id"),
  }),
};

/** A bucket policy that lets a principal write. */
function letting(principal: Input, path = "*"): Given {
  return given("aws:s3/bucketPolicy:BucketPolicy", {
    bucket: out("logs.id"),
    policy: jsonText({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: principal,
          Action: "s3:PutObject",
          Resource:
            path === "*"
              ? interpolate`${out("logs.arn")}/*`
              : interpolate`${out("logs.arn")}/web/AWSLogs/123456789012/*`,
        },
      ],
    }),
  });
}

const logged = { ...inside, accessLogs: { bucket: out("logs.id"), enabled: true, prefix: "web" } };
const ELB_ACCOUNT = { AWS: "arn:aws:iam::127311923021:root" };

testResource(loadBalancer, {
  given: base,
  accepts: {
    "logs that the region's account may write": stack(logged, {
      with: { policy: letting(ELB_ACCOUNT, "one") },
      dependsOn: ["policy"],
    }),
    "logs that the service may write": stack(logged, {
      with: { policy: letting({ Service: "logdelivery.elasticloadbalancing.amazonaws.com" }) },
      dependsOn: ["policy"],
    }),
    "logs of a Network Load Balancer": stack(
      { ...logged, loadBalancerType: "network" },
      { with: { policy: letting({ Service: "delivery.logs.amazonaws.com" }) }, dependsOn: ["policy"] },
    ),
    "logs that are switched off": { ...logged, accessLogs: { bucket: out("logs.id"), enabled: false } },
    "logs to a bucket of another stack": { ...inside, accessLogs: { bucket: "shop-logs", enabled: true } },
    "an internal one": inside,
    "an internet-facing one whose VPC has a gateway and routes": stack(outside, {
      with: associated,
      dependsOn: ["gateway", "forA", "forB"],
    }),
    "subnets whose zones AWS chooses": { internal: true, subnets: [out("anywhere.id"), out("anywhere2.id")] },
    "subnets of another stack": { subnets: ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"] },
    "subnets that nobody knows": { subnets: unknown() },
    "one subnet of a Network Load Balancer": {
      internal: true,
      loadBalancerType: "network",
      subnetMappings: [{ subnetId: out("a.id"), privateIpv4Address: "10.0.0.10" }],
    },
    "one Local Zone": { internal: true, subnets: [out("local.id")] },
    "a Gateway Load Balancer": { loadBalancerType: "gateway", subnets: [out("a.id")] },
    "equal names in two regions": stack(
      { ...inside, name: "web" },
      {
        with: {
          second: given(
            "aws:lb/loadBalancer:LoadBalancer",
            {
              name: "web",
              internal: true,
              subnets: ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"],
            },
            { region: "eu-central-1" },
          ),
        },
      },
    ),
  },
  rejects: {
    "log-bucket-refuses": [
      logged,
      stack(logged, {
        with: { policy: letting({ AWS: "arn:aws:iam::054676820928:root" }) },
        dependsOn: ["policy"],
      }),
      stack(
        { ...logged, loadBalancerType: "network" },
        { with: { policy: letting(ELB_ACCOUNT) }, dependsOn: ["policy"] },
      ),
      stack(
        { ...logged, accessLogs: { bucket: out("logs.id"), enabled: true, prefix: "shop" } },
        { with: { policy: letting(ELB_ACCOUNT, "one") }, dependsOn: ["policy"] },
      ),
    ],
    "log-bucket-with-kms": stack(logged, {
      with: {
        policy: letting(ELB_ACCOUNT),
        encryption: given(
          "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
          {
            bucket: out("logs.id"),
            rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } }],
          },
        ),
      },
      dependsOn: ["policy"],
    }),
    "before-log-bucket-policy": stack(logged, { with: { policy: letting(ELB_ACCOUNT) } }),
    "invalid-access-logs-prefix": {
      ...inside,
      accessLogs: { bucket: "shop-logs", enabled: true, prefix: "AWSLogs" },
    },
    "too-few-zones": [
      { internal: true, subnets: [out("a.id")] },
      { internal: true, subnets: [] },
      { internal: true, subnets: ["subnet-0a1b2c3d4e5f60718"] },
    ],
    "zone-twice": [
      { internal: true, subnets: [out("a.id"), out("a2.id"), out("b.id")] },
      {
        internal: true,
        loadBalancerType: "network",
        subnetMappings: [{ subnetId: out("a.id") }, { subnetId: out("a2.id") }],
      },
    ],
    "subnets-of-two-vpcs": { internal: true, subnets: [out("a.id"), out("abroad.id")] },
    "no-internet-gateway": { subnets: [out("a.id"), out("b.id")] },
    "no-internet-route": stack(outside, { with: { gateway: base.gateway }, dependsOn: ["gateway"] }),
    "before-internet-gateway": stack(outside, { with: associated }),
    "security-group-of-other-vpc": { ...inside, securityGroups: [out("group.id"), out("foreign.id")] },
    "gateway-takes-none": { loadBalancerType: "gateway", internal: false, subnets: [out("a.id")] },
    "address-not-taken": [
      {
        internal: true,
        loadBalancerType: "network",
        subnetMappings: [{ subnetId: out("a.id"), allocationId: out("address.id") }],
      },
      {
        internal: true,
        subnetMappings: [
          { subnetId: out("a.id"), privateIpv4Address: "10.0.0.10" },
          { subnetId: out("b.id") },
        ],
      },
    ],
    "subnet-without-ipv6": { ...inside, ipAddressType: "dualstack" },
    "ip-address-type-not-taken": {
      loadBalancerType: "network",
      ipAddressType: "dualstack-without-public-ipv4",
      subnets: ["subnet-0a1b2c3d4e5f60718"],
    },
    "source-nat-needs-dualstack": {
      internal: true,
      loadBalancerType: "network",
      enablePrefixForIpv6SourceNat: "on",
      subnets: [out("a.id")],
    },
    "ignored-input": {
      internal: true,
      loadBalancerType: "network",
      idleTimeout: 120,
      subnets: [out("a.id")],
    },
    "small-subnet": { internal: true, subnets: [out("a.id"), out("small.id")] },
    "duplicate-name": stack(
      { ...inside, name: "web" },
      {
        with: {
          second: given("aws:alb/loadBalancer:LoadBalancer", {
            name: "web",
            internal: true,
            loadBalancerType: "network",
            subnets: [out("a.id")],
          }),
        },
      },
    ),
    "invalid-name": [
      stack(inside, { name: "the-load-balancer-of-the-shop" }),
      { ...inside, name: "internal-web" },
      { ...inside, name: "web_front" },
    ],
    "missing-input": { internal: true },
    "over-quota-application-load-balancers-per-region": stack(inside, { with: many("application", 50) }),
    "over-quota-network-load-balancers-per-region": stack(
      { internal: true, loadBalancerType: "network", subnets: [out("a.id")] },
      { with: many("network", 50) },
    ),
  },
  outputs: [
    {
      of: { ...inside, name: "web" },
      are: {
        arn: /^arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer\/app\/web\/[0-9a-f]{16}$/,
        arnSuffix: /^app\/web\/[0-9a-f]{16}$/,
        dnsName: /^internal-web-\d+\.us-east-1\.elb\.amazonaws\.com$/,
        zoneId: "Z35SXDOTRQ7X7K",
        vpcId: /^vpc-0/,
        ipAddressType: "ipv4",
      },
    },
    {
      of: { internal: true, loadBalancerType: "network", name: "tcp", subnets: [out("a.id")] },
      are: { dnsName: /^tcp-[0-9a-f]{16}\.elb\.us-east-1\.amazonaws\.com$/, zoneId: "Z26RNL4JYFTOTI" },
    },
  ],
});

function many(type: string, count: number): Record<string, Given> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `more${index}`,
      given("aws:lb/loadBalancer:LoadBalancer", {
        internal: true,
        loadBalancerType: type,
        subnets: [out("a.id"), out("b.id")],
      }),
    ]),
  );
}

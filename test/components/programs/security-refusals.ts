import {
  EncryptionKey,
  type EncryptionKeyArgs,
  NamingPolicy,
  Network,
  type PolicyStatement,
  SecurityGroups,
  type SecurityGroupsArgs,
  ServiceRole,
  type ServiceRoleArgs,
} from "@stackproof/components";
import { refusals } from "../cases";

const network = Network.fromExisting({ vpcId: "vpc-0123456789abcdef0", cidrBlock: "10.0.0.0/16" });
const ROLE = "arn:aws:iam::123456789012:role/reader";
const POLICY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const READ: PolicyStatement = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::orders/*" };
const USE: PolicyStatement = {
  Effect: "Allow",
  Principal: { AWS: ROLE },
  Action: "kms:Decrypt",
  Resource: "*",
};

const key = (args: Partial<EncryptionKeyArgs>) => () =>
  new EncryptionKey("data", { description: "Data", ...args });
const role = (args: Partial<ServiceRoleArgs>) => () =>
  new ServiceRole("worker", { service: "lambda.amazonaws.com", description: "Works", ...args });
const groups = (tiers: SecurityGroupsArgs["tiers"]) => () => new SecurityGroups("shop", { network, tiers });

export const refused = refusals({
  "key: gone too soon": key({ deletionWindowInDays: 1 }),
  "key: half a day": key({ deletionWindowInDays: 7.5 }),
  "key: rotated too often": key({ rotationPeriodInDays: 30 }),
  "key: long description": key({ description: "a".repeat(8193) }),
  "key: nobody may use it": key({ iamPolicies: false }),
  "key: role by name": key({ roles: ["reader"] }),
  "key: role twice": key({ roles: [ROLE, ROLE] }),
  "key: statement without principal": key({
    statements: [{ Effect: "Allow", Action: "kms:Decrypt", Resource: "*" }],
  }),
  "key: statement without action": key({ statements: [{ ...USE, Action: [] }] }),
  "key: statement about a bucket": key({ statements: [{ ...USE, Action: "s3:GetObject" }] }),
  "key: statement on an ARN": key({
    statements: [{ ...USE, Resource: "arn:aws:kms:us-west-2:123456789012:key/1" }],
  }),
  "key: taken id of a statement": key({ uses: ["sns"], statements: [{ ...USE, Sid: "Topics" }] }),

  "role: no service principal": role({ service: "lambda" }),
  "role: no service": role({ service: [] }),
  "role: service twice": role({ service: ["ec2.amazonaws.com", "ec2.amazonaws.com"] }),
  "role: dash of print in the description": role({ description: "Orders — all of them" }),
  "role: long description": role({ description: "a".repeat(1001) }),
  "role: everything": role({ statements: [{ ...READ, Action: "*" }] }),
  "role: everything of a service": role({ statements: [{ ...READ, Action: ["s3:GetObject", "sqs:*"] }] }),
  "role: no action": role({ statements: [{ ...READ, Action: [] }] }),
  "role: action without service": role({ statements: [{ ...READ, Action: "GetObject" }] }),
  "role: no resource": role({ statements: [READ, { Effect: "Allow", Action: "s3:GetObject" }] }),
  "role: a principal": role({ statements: [{ ...READ, Principal: "*" }] }),
  "role: odd id of a statement": role({ statements: [{ ...READ, Sid: "read-orders" }] }),
  "role: id of a statement twice": role({
    statements: [
      { ...READ, Sid: "Read" },
      { ...READ, Sid: "Read" },
    ],
  }),
  "role: policy by name": role({ managedPolicyArns: ["ReadOnlyAccess"] }),
  "role: policy twice": role({ managedPolicyArns: [POLICY, POLICY] }),
  "role: too many policies": role({
    managedPolicyArns: Array.from({ length: 21 }, (_, n) => `arn:aws:iam::123456789012:policy/p${n}`),
  }),
  "role: too much text": role({
    statements: Array.from({ length: 99 }, (_, n) => ({
      ...READ,
      Resource: `arn:aws:s3:::a-bucket-with-a-name-that-is-rather-long-${n}/*`,
    })),
  }),

  "groups: no tiers": groups({}),
  "groups: odd name of a tier": groups({ "web tier": { ports: [80] } }),
  "groups: port 0": groups({ web: { ports: [0] } }),
  "groups: port too high": groups({ web: { ports: [80], outbound: [70_000] } }),
  "groups: half a port": groups({ web: { ports: [80.5] } }),
  "groups: range upside down": groups({ web: { ports: [{ from: 90, to: 80 }] } }),
  "groups: port twice": groups({ web: { ports: [80, { from: 80, protocol: "tcp" }] } }),
  "groups: outbound port twice": groups({ web: { ports: [80], outbound: [443, 443] } }),
  "groups: callers without ports": groups({ web: { ports: [80] }, db: { ports: [], callers: ["web"] } }),
  "groups: ports without callers": groups({ web: { ports: [80] }, db: { ports: [5432], callers: [] } }),
  "groups: unknown caller": groups({ web: { ports: [80] }, db: { ports: [5432], callers: ["app"] } }),
  "groups: caller twice": groups({ web: { ports: [80] }, db: { ports: [5432], callers: ["web", "web"] } }),
  "groups: no range": groups({ web: { ports: [80], from: ["everywhere"] } }),
  "groups: an address": groups({ web: { ports: [80], from: ["10.1.2.3"] } }),
  "groups: host bits": groups({ web: { ports: [80], from: ["10.1.2.3/16"] } }),
  "groups: no IPv6 range": groups({ web: { ports: [80], from: ["2001:db8::/129"] } }),
  "groups: range twice": groups({ web: { ports: [80], from: ["10.0.0.0/8", "10.0.0.0/8"] } }),
  "groups: prefix list by name": groups({ web: { ports: [80], prefixLists: ["cloudfront"] } }),
  "groups: prefix list twice": groups({ web: { ports: [80], prefixLists: ["pl-12345678", "pl-12345678"] } }),
  "groups: rules of one name": groups({ web: { ports: [80], from: ["::1/128", "1::/128"] } }),
  "groups: name like an id": () =>
    new SecurityGroups("sg-shop", { network, tiers: { web: { ports: [80] } } }),
  "groups: pattern like an id": () =>
    new SecurityGroups("shop", {
      network,
      tiers: { web: { ports: [80] } },
      naming: new NamingPolicy({ pattern: "sg-{what}" }),
    }),
  "groups: unknown tier": () =>
    new SecurityGroups("fine", { network, tiers: { web: { ports: [80] } } }).of("db"),
});

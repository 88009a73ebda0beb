import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  EncryptionKey,
  type EncryptionKeyArgs,
  grants,
  NamingPolicy,
  Network,
  SecurityGroups,
  type SecurityGroupsArgs,
  ServiceRole,
  type ServiceRoleArgs,
} from "@stackproof/components";
import { everyPair } from "../cases";

/** Everything is inside of somebody else's component, so that nothing is at the stack's root. */
class Root extends pulumi.ComponentResource {
  constructor() {
    super("test:security:Root", "root");
    this.registerOutputs({});
  }
}
const root = new Root();
const parent = { parent: root };
const names = (kind: string, name: string) =>
  new NamingPolicy({ pattern: `prod-${kind}-{what}`, words: {}, region: "us-west-2" });

const reader = new ServiceRole(
  "reader",
  { service: "lambda.amazonaws.com", description: "Reads what the keys encrypt" },
  parent,
);

const keys = everyPair<EncryptionKeyArgs & { named?: boolean }>({
  uses: {
    logs: { uses: ["cloudwatch-logs"] },
    scaling: { uses: ["auto-scaling"] },
    publishers: { uses: ["cloudwatch-alarms", "s3-events", "events", "sns"] },
    writers: { uses: ["delivery", "cloudtrail", "config"] },
  },
  roles: { one: { roles: [reader.arn] } },
  statements: {
    one: {
      statements: [
        {
          Sid: "Decrypt",
          Effect: "Allow",
          Principal: { AWS: reader.arn },
          Action: "kms:Decrypt",
          Resource: "*",
        },
      ],
    },
  },
  rotation: { short: { rotationPeriodInDays: 90 } },
  window: { short: { deletionWindowInDays: 7 } },
  tags: { some: { tags: { Team: "data" } } },
  label: { own: { label: "data" }, none: { label: "" } },
  naming: { policy: { named: true } },
  transform: {
    all: {
      transform: {
        key: { multiRegion: true },
        alias: (_, options) => ({ options: { ...options, retainOnDelete: true } }),
      },
    },
  },
  iamPolicies: { off: { iamPolicies: false } },
});
for (const { name, args } of keys) {
  const { named, ...given } = args;
  // A key that nobody may use is refused.
  const isUseless =
    given.iamPolicies === false &&
    given.uses === undefined &&
    given.roles === undefined &&
    given.statements === undefined;
  if (isUseless) continue;
  const naming = named === true ? { naming: names("key", name), label: name } : {};
  new EncryptionKey(`key-${name}`, { description: "Data", ...naming, ...given }, parent);
}

const queue = new aws.sqs.Queue("orders", {}, parent);
const bucket = new aws.s3.Bucket("reports", {}, parent);
const table = new aws.dynamodb.Table(
  "items",
  {
    attributes: [{ name: "id", type: "S" }],
    hashKey: "id",
    billingMode: "PAY_PER_REQUEST",
    streamEnabled: true,
    streamViewType: "NEW_IMAGE",
    pointInTimeRecovery: { enabled: true },
  },
  parent,
);
const topic = new aws.sns.Topic("news", {}, parent);
const secret = new aws.secretsmanager.Secret("password", {}, parent);
const parameter = new aws.ssm.Parameter("setting", { type: "String", value: "on" }, parent);
const key = new EncryptionKey("shared", { description: "Data" }, parent);
const logGroup = new aws.cloudwatch.LogGroup("worker", { retentionInDays: 14 }, parent);
const bus = new aws.cloudwatch.EventBus("shop", {}, parent);
const boundary = new aws.iam.Policy(
  "boundary",
  {
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: ["sqs:ReceiveMessage"], Resource: queue.arn }],
    }),
  },
  parent,
);

const roles = everyPair<ServiceRoleArgs & { named?: boolean }>({
  service: {
    several: { service: ["apigateway.amazonaws.com", "events.amazonaws.com"] },
    ec2: { service: "ec2.amazonaws.com" },
  },
  statements: {
    data: {
      statements: [
        ...grants.readObjects(bucket),
        ...grants.readObjects(bucket, "in/"),
        ...grants.writeObjects(bucket, "out/"),
        ...grants.readTable(table),
        ...grants.writeTable(table),
        ...grants.readTableStream(table),
      ],
    },
    messages: {
      statements: [
        ...grants.send(queue),
        ...grants.receive(queue),
        ...grants.publish(topic),
        ...grants.putEvents(bus),
      ],
    },
    settings: {
      statements: [
        ...grants.readSecret(secret),
        ...grants.readParameter(parameter),
        ...grants.useKey(key),
        ...grants.writeLogs(logGroup),
        ...grants.putMetrics("Shop"),
        ...grants.invoke({ arn: "arn:aws:lambda:us-west-2:123456789012:function:other" }),
        ...grants.startExecution({ arn: "arn:aws:states:us-west-2:123456789012:stateMachine:other" }),
      ],
    },
  },
  managed: {
    one: { managedPolicyArns: [aws.iam.ManagedPolicy.AmazonSSMManagedInstanceCore] },
    own: { managedPolicyArns: [boundary.arn, aws.iam.ManagedPolicy.CloudWatchAgentServerPolicy] },
  },
  trust: {
    account: {
      trustCondition: {
        StringEquals: { "aws:SourceAccount": aws.getCallerIdentityOutput({}, parent).accountId },
      },
    },
  },
  boundary: { one: { permissionsBoundaryArn: boundary.arn } },
  tags: { some: { tags: { Team: "data" } } },
  label: { own: { label: "worker" }, none: { label: "" } },
  naming: { policy: { named: true } },
  transform: {
    all: {
      transform: {
        role: { maxSessionDuration: 7200 },
        policy: (args, options) => ({ args, options: { ...options, protect: true } }),
        attachment: (_, options) => ({ options: { ...options, retainOnDelete: true } }),
      },
    },
  },
});
for (const { name, args } of roles) {
  const { named, ...given } = args;
  const naming = named === true ? { naming: names("role", name), label: name } : {};
  new ServiceRole(
    `role-${name}`,
    { service: "lambda.amazonaws.com", description: "Works", ...naming, ...given },
    parent,
  );
}

const network = Network.fromExisting({ vpcId: "vpc-0123456789abcdef0", cidrBlock: "10.0.0.0/16" });
const lists = aws.ec2.getManagedPrefixListOutput({ name: "com.amazonaws.us-west-2.s3" }, parent);
const chain = { alb: { ports: [443] }, web: { ports: [8080] } } as const;
type Tiers = SecurityGroupsArgs["tiers"];
/** Options of tiers are laid over the chain, one part each. */
const groups = everyPair<
  Omit<SecurityGroupsArgs, "tiers"> & { named?: boolean; first?: Tiers[string]; more?: Tiers }
>({
  first: {
    range: { first: { ports: [443, { from: 8000, to: 8099 }, { from: 443, protocol: "udp" }] } },
    from: { first: { ports: [443], from: ["10.0.0.0/8", "2001:db8::/32", network.cidrBlock] } },
    list: { first: { ports: [443], prefixLists: [lists.id] } },
    closed: { first: { ports: [], outbound: [443] } },
  },
  more: {
    four: { more: { app: { ports: [9000], outbound: [443] }, db: { ports: [5432], from: ["10.1.0.0/16"] } } },
    callers: { more: { db: { ports: [5432, { from: 6000, to: 6010 }], callers: ["alb", "web", "db"] } } },
    outbound: { more: { worker: { ports: [], outbound: [443, { from: 123, protocol: "udp" }] } } },
  },
  ipv6: { on: { ipv6: true } },
  tags: { some: { tags: { Team: "data" } } },
  label: { own: { label: "tiers" }, none: { label: "" } },
  naming: { policy: { named: true } },
  transform: {
    all: {
      transform: {
        securityGroup: { revokeRulesOnDelete: true },
        ingressRule: (_, options) => ({ options: { ...options, retainOnDelete: true } }),
        egressRule: (_, options) => ({ options: { ...options, retainOnDelete: true } }),
      },
    },
  },
});
for (const { name, args } of groups) {
  const { named, first, more, ...given } = args;
  const naming = named === true ? { naming: names("group", name), label: name } : {};
  const tiers = { ...chain, ...(first !== undefined && { alb: first }), ...more };
  new SecurityGroups(`group-${name}`, { network, tiers, ...naming, ...given }, parent);
}

export const instances = keys.length + roles.length + groups.length;

// LambdaFunction: every option alone and with each other.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  EncryptionKey,
  type FunctionSettings,
  LambdaFunction,
  type LambdaFunctionArgs,
  NamingPolicy,
  Network,
} from "@stackproof/components";
import { everyPair } from "../cases";

const inline = "export const handler = async () => ({ statusCode: 200 });\nexport const other = handler;";
const network = new Network("net", { zones: 1, tiers: ["public", "private", "isolated"], flowLogs: "none" });
const key = new EncryptionKey("key", { description: "Logs and variables", uses: ["cloudwatch-logs"] });

/** What functions use that are not made by them. */
class Shared extends pulumi.ComponentResource {
  readonly queue: aws.sqs.Queue;
  readonly topic: aws.sns.Topic;
  readonly group: aws.ec2.SecurityGroup;

  constructor() {
    super("test:Shared", "shared");
    const inside = { parent: this };
    this.queue = new aws.sqs.Queue("failed", { sqsManagedSseEnabled: true }, inside);
    this.topic = new aws.sns.Topic("failed", {}, inside);
    this.group = new aws.ec2.SecurityGroup("shared", { vpcId: network.vpcId, description: "Shared" }, inside);
    this.registerOutputs({});
  }
}

const { queue, topic, group } = new Shared();

const cases = everyPair<LambdaFunctionArgs>({
  code: {
    folder: { code: { folder: "functions/items" } },
    file: { code: { file: "functions/items/index.mjs" } },
    archive: { code: new pulumi.asset.FileArchive("functions/items") },
  },
  handler: { other: { handler: "index.other" } },
  runtime: { node24: { runtime: "nodejs24.x" } },
  architecture: { x86: { architecture: "x86_64" } },
  memory: { most: { memory: 10_240 } },
  timeout: { most: { timeout: 900 } },
  environment: { some: { environment: { TABLE: "items", MODE: pulumi.output("fast") } } },
  layers: { one: { layers: ["arn:aws:lambda:us-west-2:580247275435:layer:tools:20"] } },
  statements: { send: { statements: [{ Effect: "Allow", Action: "sqs:SendMessage", Resource: queue.arn }] } },
  retention: { year: { logRetentionInDays: 365 } },
  key: { own: { kmsKeyArn: key.arn } },
  tracing: { off: { tracing: false } },
  failed: { queue: { deadLetters: true }, given: { deadLetters: queue }, topic: { deadLetters: topic } },
  concurrency: { none: { reservedConcurrency: 0 } },
  vpc: {
    private: { vpc: { network } },
    isolated: { vpc: { network, tier: "isolated", securityGroupIds: [group.id] } },
  },
  naming: {
    policy: { naming: new NamingPolicy({ pattern: "{environment}-{what}", words: { environment: "dev" } }) },
  },
  tags: { some: { tags: { team: "shop" } } },
});

const settings: FunctionSettings = { code: { inline } };
for (const { name, args } of cases) new LambdaFunction(name, { ...settings, ...args });

// Runtimes whose code is none of the above.
new LambdaFunction("python", {
  code: { inline: "def handler(event, context):\n    return {}\n" },
  runtime: "python3.13",
});
new LambdaFunction("ruby", {
  code: { inline: "def handler(event:, context:)\n  {}\nend\n" },
  runtime: "ruby3.4",
});

/** A component of somebody else: it gives its functions a provider and a parent. */
class Team extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;

  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("test:Team", name, {}, options);
    const fn = new LambdaFunction(
      `${name}-worker`,
      {
        ...settings,
        vpc: { network },
        deadLetters: true,
        transform: {
          function: { description: "Works" },
          logGroup: { logGroupClass: "INFREQUENT_ACCESS" },
          queue: (args) => ({ args: { ...args, messageRetentionSeconds: 3600 } }),
          role: { maxSessionDuration: 7200 },
          policy: (args, options) => ({ args, options: { ...options, protect: false } }),
          securityGroup: { revokeRulesOnDelete: true },
          securityGroupRule: { description: "HTTPS to everywhere" },
        },
      },
      { parent: this },
    );
    this.arn = fn.arn;
    this.registerOutputs({ arn: this.arn });
  }
}
const provider = new aws.Provider("west", { region: "us-west-2" });
export const team = [new Team("one", { provider }).arn, new Team("two", { provider }).arn];
export const instances = cases.length;

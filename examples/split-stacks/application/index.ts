import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  type ExistingNetworkArgs,
  grants,
  Network,
  networkOf,
  otherStack,
  TapStack,
} from "@stackproof/components";

const config = new pulumi.Config();
const environment = pulumi.getStack();
const region = new pulumi.Config("aws").require("region");

// A network that was there before, by the ids of its parts; or that of the network project's stack of the same name.
const existing = config.getObject<ExistingNetworkArgs>("existingNetwork");
const network = existing
  ? Network.fromExisting(existing)
  : networkOf({ stack: otherStack({ project: "network" }), zones: config.requireNumber("zones") });

const stack = new TapStack("webhooks", {
  regions: [region],
  naming: {
    pattern: "{environment}-webhooks-{what}",
    words: { environment },
    tags: { Environment: "{environment}", Project: pulumi.getProject() },
  },
  network,
  encryption: {},

  resources: ({ nameOf, options }) => {
    // What senders sign with. Its first value is random; change it in Secrets Manager.
    const secret = new aws.secretsmanager.Secret(nameOf("signing"), {}, options);
    const random = aws.secretsmanager.getRandomPasswordOutput(
      { passwordLength: 40, excludePunctuation: true },
      options,
    );
    const version = new aws.secretsmanager.SecretVersion(
      nameOf("signing"),
      { secretId: secret.id, secretString: pulumi.secret(random.randomPassword) },
      { ...options, ignoreChanges: ["secretString"] },
    );
    // What they sent, until somebody processes it.
    const events = new aws.sqs.Queue(
      nameOf("events"),
      { messageRetentionSeconds: 14 * 24 * 60 * 60, sqsManagedSseEnabled: true },
      options,
    );
    return { secret, version, events };
  },

  api: ({ resources: { secret, version, events } }) => ({
    vpc: true,
    functions: {
      receive: {
        code: { file: "functions/receive.mjs" },
        routes: ["POST /events"],
        environment: { SECRET_ARN: version.arn, QUEUE_URL: events.url },
        statements: [...grants.readSecret(secret), ...grants.send(events)],
      },
    },
  }),

  monitoring: {},
});

const { outputs, parts } = stack.regions[region];

/** Where senders post to. */
export const url = pulumi.interpolate`${outputs.api?.url}/events`;
/** Holds what they sign with. */
export const secretName = parts.resources.secret.name;
/** Holds what they sent, for whoever processes it. */
export const queueUrl = parts.resources.events.url;

// An HTTP API and a REST API with every kind of authorizer, and a bucket with its function.
import {
  BucketFunction,
  EncryptionKey,
  Monitoring,
  NamingPolicy,
  Network,
  ServerlessApi,
} from "@stackproof/components";

const naming = new NamingPolicy({
  pattern: "{environment}-{what}",
  words: { environment: "dev" },
  region: "us-west-2",
});
const key = new EncryptionKey("key", {
  naming,
  description: "Logs and objects",
  uses: ["cloudwatch-logs", "cloudwatch-alarms"],
});
const network = new Network("net", { naming, flowLogs: "none" });
const code = { inline: "export const handler = async () => ({ statusCode: 200 });" };
const authorizer = {
  kind: "lambda",
  function: { code: { inline: "export const handler = async () => ({ isAuthorized: true });" } },
} as const;

const http = new ServerlessApi("http", {
  naming,
  kmsKeyArn: key.arn,
  cors: { origins: ["https://example.com"] },
  functions: {
    items: {
      code,
      routes: ["GET /items", "GET /items/{id}", "POST /items"],
      environment: { TABLE: "items" },
      kmsKeyArn: key.arn,
      deadLetters: true,
      vpc: { network },
      authorizer,
    },
    open: { code, routes: ["GET /"] },
    me: {
      code,
      routes: ["GET /me"],
      authorizer: { kind: "jwt", issuer: "https://example.auth0.com/", audience: ["shop"] },
    },
  },
});
const rest = new ServerlessApi("rest", {
  naming,
  type: "rest",
  cors: { origins: ["https://example.com"] },
  functions: {
    things: { code, routes: ["GET /things", "GET /things/{id}", "POST /things"], authorizer },
    rest: { code, routes: ["ANY /{proxy+}"] },
  },
});
const uploads = new BucketFunction("uploads", {
  naming,
  function: { code, vpc: { network } },
  bucket: { kmsKeyArn: key.arn },
  suffix: ".png",
});
new Monitoring("watch", {
  naming,
  apis: { http, rest },
  functions: { uploads: uploads.function },
  queues: { failed: { queue: uploads.nodes.failedEvents, maximumAge: 300 } },
  logs: { uploads: { logGroup: uploads.function.nodes.logGroup } },
  kmsKeyArn: key.arn,
});

export const urls = [http.url, rest.url];

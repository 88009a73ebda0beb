// ServerlessApi: every option alone and with each other.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  ApiLogging,
  type AuthorizerArgs,
  EncryptionKey,
  NamingPolicy,
  ServerlessApi,
  type ServerlessApiArgs,
} from "@stackproof/components";
import { everyPair, type Options } from "../cases";

const code = { inline: "export const handler = async () => ({ statusCode: 200 });" };
const check = { code: { inline: "export const handler = async () => ({ isAuthorized: true });" } };
const key = new EncryptionKey("key", { description: "Logs", uses: ["cloudwatch-logs"] });
const logging = new ApiLogging("logging");
const certificateIn = (region: string): string =>
  `arn:aws:acm:${region}:123456789012:certificate/0f1e2d3c-1234-4abc-9def-1234567890ab`;
const certificateArn = certificateIn("us-west-2");

const lambda: AuthorizerArgs = { kind: "lambda", function: check };
const userPoolArn = "arn:aws:cognito-idp:us-west-2:123456789012:userpool/us-west-2_abcdefghi";
const zoneId = "Z0123456789ABCDEFGHIJ";
const items = { code, routes: ["GET /items", "GET /items/{id}"] };
const everything = { code, routes: ["ANY /{proxy+}", "ANY /"] };

/** Options of both types. */
const common: Options<ServerlessApiArgs> = {
  functions: {
    any: { functions: { everything } },
    several: {
      functions: { items, orders: { code, routes: ["POST /orders"], authorizer: { kind: "none" } } },
    },
  },
  cors: {
    all: { cors: { origins: ["*"] } },
    one: { cors: { origins: ["https://example.com"], credentials: true, exposeHeaders: ["etag"] } },
    two: {
      cors: { origins: ["https://a.com", "https://b.com"], methods: ["GET"], headers: ["x-key"], maxAge: 60 },
    },
  },
  throttle: { high: { throttle: { rate: 1000, burst: 2000 } } },
  metrics: { routes: { routeMetrics: true } },
  wait: { short: { integrationTimeout: 10 } },
  retention: { month: { logRetentionInDays: 30 } },
  key: { own: { kmsKeyArn: key.arn } },
  domain: {
    own: { domain: { name: "", certificateArn, zoneId } },
    shared: { domain: { name: "", basePath: "shop/v1" } },
  },
  naming: {
    policy: { naming: new NamingPolicy({ pattern: "{environment}-{what}", words: { environment: "dev" } }) },
  },
  tags: { some: { tags: { team: "shop" } } },
};

const http = everyPair<ServerlessApiArgs>({
  ...common,
  functions: { ...common.functions, rest: { functions: { rest: { code, routes: ["$default"] } } } },
  authorizer: {
    iam: { authorizer: { kind: "iam" } },
    jwt: { authorizer: { kind: "jwt", issuer: "https://example.com/", audience: ["shop"] } },
    lambda: { authorizer: lambda },
    cached: { authorizer: { ...lambda, name: "tokens", cacheSeconds: 60 } },
  },
});

const rest = everyPair<ServerlessApiArgs>({
  ...common,
  authorizer: {
    iam: { authorizer: { kind: "iam" } },
    cognito: { authorizer: { kind: "cognito", userPoolArns: [userPoolArn] } },
    lambda: { authorizer: lambda },
    cached: { authorizer: { ...lambda, name: "tokens", cacheSeconds: 60 } },
  },
  stage: { prod: { stageName: "prod" } },
  wait: { ...common.wait, long: { integrationTimeout: 120 } },
  logging: { given: { accountLogging: logging } },
});

let hosts = 0;

/** A host name leads to one API, so each case with one gets its own. */
function withOwnHost(args: Partial<ServerlessApiArgs>): Partial<ServerlessApiArgs> {
  if (args.domain === undefined) return args;
  hosts += 1;
  return { ...args, domain: { ...args.domain, name: `api-${hosts}.example.com` } };
}

for (const { name, args } of http) {
  new ServerlessApi(`http-${name}`, { functions: { items }, ...withOwnHost(args) });
}
for (const { name, args } of rest) {
  new ServerlessApi(`rest-${name}`, { functions: { items }, type: "rest", ...withOwnHost(args) });
}

// More routes than permissions.
const many = Array.from({ length: 21 }, (_, index) => `GET /many/${index}`);
for (const type of ["http", "rest"] as const) {
  new ServerlessApi(`${type}-many`, { type, functions: { many: { code, routes: many } } });
}

/** A component of somebody else: it gives its APIs a provider and a parent. Both types have every transform. */
class Team extends pulumi.ComponentResource {
  readonly urls: pulumi.Output<string>[];

  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("test:Team", name, {}, options);
    this.urls = (["http", "rest"] as const).map((type) => {
      const { url } = new ServerlessApi(
        `${name}-${type}`,
        {
          type,
          functions: { items },
          authorizer: lambda,
          domain: {
            name: `${name}-${type}.example.com`,
            certificateArn: certificateIn("us-east-1"),
            zoneId,
            basePath: "shop",
          },
          transform: {
            accessLogGroup: { skipDestroy: true },
            permission: (args) => ({ args: { ...args, action: "lambda:InvokeFunction" } }),
            function: { description: "Answers" },
            httpApi: { description: "Shop" },
            httpAuthorizer: { authorizerResultTtlInSeconds: 60 },
            httpIntegration: { description: "Calls" },
            httpRoute: { operationName: "call" },
            httpStage: { description: "All" },
            openApi: (document) => ({ ...document, "x-amazon-apigateway-binary-media-types": ["image/png"] }),
            restApi: { description: "Shop" },
            restDeployment: { description: "Routes" },
            restStage: { xrayTracingEnabled: false },
            restMethodSettings: (args) => ({ args }),
            domainName: (args, given) => ({ args, options: { ...given, protect: true } }),
            apiMapping: (args) => ({ args }),
            record: (args) => ({ args }),
          },
        },
        { parent: this },
      );
      return url;
    });
    this.registerOutputs({ urls: this.urls });
  }
}
const provider = new aws.Provider("east", { region: "us-east-1" });
const team = new Team("team", { provider });

export const urls = team.urls;
export const instances = http.length + rest.length;

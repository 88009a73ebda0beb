// ServerlessApi: a REST API.
import { createHash } from "node:crypto";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Block } from "../block.ts";
import { LambdaFunction } from "../function/lambda-function.ts";
import type { ApiDomainArgs, AuthorizerArgs } from "./args.ts";
import { pathParts, type Route } from "./routes.ts";
import { ACCESS_LOG_FORMAT, type ApiArgs, type ApiTarget } from "./target.ts";

/** How a method is authorized, as the provider writes it. */
type Authorization = Pick<aws.apigateway.MethodArgs, "authorization" | "authorizerId">;

/** A regional REST API with one stage, which is deployed anew whenever a route or an authorizer changes. */
export class RestApi extends Block {
  readonly url: pulumi.Output<string>;
  readonly nodes: {
    readonly api: aws.apigateway.RestApi;
    readonly deployment: aws.apigateway.Deployment;
    readonly stage: aws.apigateway.Stage;
  };
  readonly dimensions: Record<string, pulumi.Output<string>>;
  readonly #authorizers = new Map<AuthorizerArgs, Authorization>();

  /** @throws Error for a JWT authorizer, which REST APIs do not have */
  constructor(name: string, args: ApiArgs, options: pulumi.ComponentResourceOptions) {
    super("RestApi", name, args, options);
    const api = this.create(
      aws.apigateway.RestApi,
      "",
      {
        ...this.named("name", "api", name),
        endpointConfiguration: { types: "REGIONAL" },
        disableExecuteApiEndpoint: args.domain !== undefined,
        tags: this.tagged(name),
      },
      args.transform?.restApi,
    );
    const resources = this.#resources(api, args.targets);
    const methods = args.targets.flatMap((target) => this.#methods(api, target, resources, args));
    const preflight = args.cors === undefined ? [] : this.#preflight(api, resources, args);
    const deployment = this.create(
      aws.apigateway.Deployment,
      "",
      { restApi: api.id, triggers: { routes: fingerprint(args) } },
      undefined,
      { dependsOn: [...methods, ...preflight] },
    );
    const stageName = args.stageName ?? "v1";
    const account = this.#loggingAccount();
    const stage = this.create(
      aws.apigateway.Stage,
      "",
      {
        restApi: api.id,
        deployment: deployment.id,
        stageName,
        xrayTracingEnabled: true,
        accessLogSettings: { destinationArn: args.accessLogs.arn, format: ACCESS_LOG_FORMAT },
        tags: this.tagged(name),
      },
      args.transform?.restStage,
      { dependsOn: account },
    );
    const { rate, burst } = args.throttle ?? { rate: 50, burst: 100 };
    this.create(aws.apigateway.MethodSettings, "", {
      restApi: api.id,
      stageName: stage.stageName,
      methodPath: "*/*",
      settings: { metricsEnabled: true, throttlingRateLimit: rate, throttlingBurstLimit: burst },
    });
    if (args.domain !== undefined) this.#domain(args.domain, api, stage);
    this.url = stage.invokeUrl;
    this.nodes = { api, deployment, stage };
    this.dimensions = { ApiName: api.name, Stage: stage.stageName };
    this.registerOutputs({ url: this.url });
  }

  /** The resource of each path; that of "/" is the API's own. */
  #resources(api: aws.apigateway.RestApi, targets: readonly ApiTarget[]): Map<string, pulumi.Output<string>> {
    const ids = new Map<string, pulumi.Output<string>>([["/", api.rootResourceId]]);
    for (const { path, parent, part } of pathParts(targets.flatMap(({ routes }) => routes))) {
      const parentId = ids.get(parent) ?? api.rootResourceId;
      const what = path.replaceAll(/[^A-Za-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
      ids.set(
        path,
        this.create(aws.apigateway.Resource, what, { restApi: api.id, parentId, pathPart: part }).id,
      );
    }
    return ids;
  }

  #methods(
    api: aws.apigateway.RestApi,
    target: ApiTarget,
    resources: ReadonlyMap<string, pulumi.Output<string>>,
    args: ApiArgs,
  ): pulumi.Resource[] {
    const permission = this.create(aws.lambda.Permission, target.name, {
      action: "lambda:InvokeFunction",
      function: target.function.functionName,
      principal: "apigateway.amazonaws.com",
      sourceArn: pulumi.interpolate`${api.executionArn}/*/*`,
    });
    const integrations = target.routes.map((route) => this.#method(api, target, route, resources, args));
    return [permission, ...integrations];
  }

  #method(
    api: aws.apigateway.RestApi,
    target: ApiTarget,
    { method, path, slug }: Route,
    resources: ReadonlyMap<string, pulumi.Output<string>>,
    args: ApiArgs,
  ): pulumi.Resource {
    const what = `${target.name}-${slug}`;
    const resourceId = resources.get(path) ?? api.rootResourceId;
    const made = this.create(aws.apigateway.Method, what, {
      restApi: api.id,
      resourceId,
      httpMethod: method,
      ...this.#authorization(api, target.authorizer, args),
    });
    return this.create(aws.apigateway.Integration, what, {
      restApi: api.id,
      resourceId,
      httpMethod: made.httpMethod,
      type: "AWS_PROXY",
      integrationHttpMethod: "POST",
      uri: target.function.invokeArn,
    });
  }

  /** OPTIONS on every path is answered by API Gateway itself; the functions' own answers carry the header, too. */
  #preflight(
    api: aws.apigateway.RestApi,
    resources: ReadonlyMap<string, pulumi.Output<string>>,
    { cors, targets }: ApiArgs,
  ): pulumi.Resource[] {
    if (cors === undefined) return [];
    const methods = cors.methods ?? ["GET", "POST", "PUT", "PATCH", "DELETE"];
    const headers = cors.headers ?? ["content-type", "authorization"];
    const values = {
      "method.response.header.Access-Control-Allow-Origin": `'${cors.origins[0] ?? "*"}'`,
      "method.response.header.Access-Control-Allow-Methods": `'${methods.join(",")}'`,
      "method.response.header.Access-Control-Allow-Headers": `'${headers.join(",")}'`,
    };
    const routes = targets.flatMap((target) => target.routes);
    const paths = [...new Set(routes.map(({ path }) => path))].filter(
      (path) =>
        !routes.some(
          (route) => route.path === path && (route.method === "OPTIONS" || route.method === "ANY"),
        ),
    );
    return paths.map((path) => {
      const what = `options${path.replaceAll(/[^A-Za-z0-9]+/g, "-").replace(/-$/, "")}`;
      const of = { restApi: api.id, resourceId: resources.get(path) ?? api.rootResourceId };
      const method = this.create(aws.apigateway.Method, what, {
        ...of,
        httpMethod: "OPTIONS",
        authorization: "NONE",
      });
      const at = { ...of, httpMethod: method.httpMethod };
      const integration = this.create(aws.apigateway.Integration, what, {
        ...at,
        type: "MOCK",
        requestTemplates: { "application/json": JSON.stringify({ statusCode: 204 }) },
      });
      const response = this.create(aws.apigateway.MethodResponse, what, {
        ...at,
        statusCode: "204",
        responseParameters: Object.fromEntries(Object.keys(values).map((key) => [key, true])),
      });
      return this.create(
        aws.apigateway.IntegrationResponse,
        what,
        { ...at, statusCode: response.statusCode, responseParameters: values },
        undefined,
        { dependsOn: integration },
      );
    });
  }

  #authorization(api: aws.apigateway.RestApi, authorizer: AuthorizerArgs, args: ApiArgs): Authorization {
    let made = this.#authorizers.get(authorizer);
    if (made === undefined) {
      made = this.#makeAuthorizer(api, authorizer, args);
      this.#authorizers.set(authorizer, made);
    }
    return made;
  }

  #makeAuthorizer(api: aws.apigateway.RestApi, authorizer: AuthorizerArgs, args: ApiArgs): Authorization {
    switch (authorizer.kind) {
      case "none":
        return { authorization: "NONE" };
      case "iam":
        return { authorization: "AWS_IAM" };
      case "jwt":
        throw new Error(
          `ServerlessApi "${this.blockName}" is a REST API, which has no JWT authorizers. Set type to "http", or let a function check the token.`,
        );
      case "lambda": {
        const what = `authorizer-${this.#authorizers.size + 1}`;
        const fn = new LambdaFunction(
          this.nameOf(what),
          {
            ...this.common,
            ...authorizer.function,
            ...(args.transform !== undefined && { transform: args.transform }),
          },
          { parent: this },
        );
        const made = this.create(aws.apigateway.Authorizer, what, {
          restApi: api.id,
          name: what,
          type: "TOKEN",
          authorizerUri: fn.invokeArn,
          identitySource: "method.request.header.Authorization",
        });
        this.create(aws.lambda.Permission, what, {
          action: "lambda:InvokeFunction",
          function: fn.functionName,
          principal: "apigateway.amazonaws.com",
          sourceArn: pulumi.interpolate`${api.executionArn}/authorizers/${made.id}`,
        });
        return { authorization: "CUSTOM", authorizerId: made.id };
      }
    }
  }

  /**
   * REST APIs write logs with one role for the whole account and region; it is set here, because without it no stage
   * can have logs. Two programs that set it do not disturb each other: each role may write.
   */
  #loggingAccount(): aws.apigateway.Account {
    const role = this.create(aws.iam.Role, "logging", {
      ...this.named("name", "role", "api-logging"),
      description: "Writes the logs of API Gateway",
      assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Principal: { Service: "apigateway.amazonaws.com" }, Action: "sts:AssumeRole" },
        ],
      }),
      tags: this.tagged("api-logging"),
    });
    const policy = this.create(aws.iam.RolePolicyAttachment, "logging", {
      role: role.name,
      policyArn: "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs",
    });
    return this.create(aws.apigateway.Account, "", { cloudwatchRoleArn: role.arn }, undefined, {
      dependsOn: policy,
    });
  }

  #domain(args: ApiDomainArgs, api: aws.apigateway.RestApi, stage: aws.apigateway.Stage): void {
    const domain = this.create(aws.apigateway.DomainName, "", {
      domainName: args.name,
      regionalCertificateArn: args.certificateArn,
      endpointConfiguration: { types: "REGIONAL" },
      securityPolicy: "TLS_1_2",
      tags: this.tagged("domain"),
    });
    this.create(aws.apigateway.BasePathMapping, "", {
      restApi: api.id,
      domainName: domain.domainName,
      stageName: stage.stageName,
    });
    if (args.zoneId === undefined) return;
    this.create(aws.route53.Record, "", {
      zoneId: args.zoneId,
      name: args.name,
      type: "A",
      aliases: [
        { name: domain.regionalDomainName, zoneId: domain.regionalZoneId, evaluateTargetHealth: false },
      ],
    });
  }
}

/** Changes whenever something that a deployment holds does. */
function fingerprint({ targets, cors }: ApiArgs): string {
  const routes = targets.map(({ name, routes, authorizer }) => ({
    name,
    routes,
    authorizer: authorizer.kind,
  }));
  return createHash("sha256").update(JSON.stringify({ routes, cors })).digest("hex").slice(0, 16);
}

// ServerlessApi: an HTTP API.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Block } from "../block.ts";
import { LambdaFunction } from "../function/lambda-function.ts";
import type { ApiDomainArgs, AuthorizerArgs } from "./args.ts";
import { ACCESS_LOG_FORMAT, type ApiArgs, type ApiTarget } from "./target.ts";

/** How a route is authorized, as the provider writes it. */
type Authorization = Pick<aws.apigatewayv2.RouteArgs, "authorizationType" | "authorizerId">;

/** An HTTP API. It deploys by itself whenever a route changes. */
export class HttpApi extends Block {
  readonly url: pulumi.Output<string>;
  readonly nodes: { readonly api: aws.apigatewayv2.Api; readonly stage: aws.apigatewayv2.Stage };
  readonly dimensions: Record<string, pulumi.Output<string>>;
  readonly #authorizers = new Map<AuthorizerArgs, Authorization>();

  constructor(name: string, args: ApiArgs, options: pulumi.ComponentResourceOptions) {
    super("HttpApi", name, args, options);
    const { cors, throttle = { rate: 50, burst: 100 } } = args;
    const api = this.create(
      aws.apigatewayv2.Api,
      "",
      {
        ...this.named("name", "api", name),
        protocolType: "HTTP",
        ...(cors !== undefined && {
          corsConfiguration: {
            allowOrigins: [...cors.origins],
            allowMethods: [...(cors.methods ?? ["GET", "POST", "PUT", "PATCH", "DELETE"])],
            allowHeaders: [...(cors.headers ?? ["content-type", "authorization"])],
            maxAge: 300,
          },
        }),
        disableExecuteApiEndpoint: args.domain !== undefined,
        tags: this.tagged(name),
      },
      args.transform?.httpApi,
    );
    const routes = args.targets.flatMap((target) => this.#routes(api, target, args));
    const stage = this.create(
      aws.apigatewayv2.Stage,
      "",
      {
        apiId: api.id,
        name: "$default",
        autoDeploy: true,
        accessLogSettings: { destinationArn: args.accessLogs.arn, format: ACCESS_LOG_FORMAT },
        defaultRouteSettings: {
          throttlingRateLimit: throttle.rate,
          throttlingBurstLimit: throttle.burst,
          detailedMetricsEnabled: true,
        },
        tags: this.tagged(name),
      },
      args.transform?.httpStage,
      { dependsOn: routes },
    );
    if (args.domain !== undefined) this.#domain(args.domain, api, stage);
    this.url = api.apiEndpoint;
    this.nodes = { api, stage };
    this.dimensions = { ApiId: api.id, Stage: stage.name };
    this.registerOutputs({ url: this.url });
  }

  #routes(api: aws.apigatewayv2.Api, target: ApiTarget, args: ApiArgs): pulumi.Resource[] {
    const permission = this.create(aws.lambda.Permission, target.name, {
      action: "lambda:InvokeFunction",
      function: target.function.functionName,
      principal: "apigateway.amazonaws.com",
      sourceArn: pulumi.interpolate`${api.executionArn}/*/*`,
    });
    const integration = this.create(aws.apigatewayv2.Integration, target.name, {
      apiId: api.id,
      integrationType: "AWS_PROXY",
      integrationUri: target.function.invokeArn,
      integrationMethod: "POST",
      payloadFormatVersion: "2.0",
    });
    const routes = target.routes.map(({ method, path, slug }) =>
      this.create(aws.apigatewayv2.Route, `${target.name}-${slug}`, {
        apiId: api.id,
        routeKey: `${method} ${path}`,
        target: pulumi.interpolate`integrations/${integration.id}`,
        ...this.#authorization(api, target.authorizer, args),
      }),
    );
    return [permission, ...routes];
  }

  /** Routes that share an authorizer share its resource. */
  #authorization(api: aws.apigatewayv2.Api, authorizer: AuthorizerArgs, args: ApiArgs): Authorization {
    let made = this.#authorizers.get(authorizer);
    if (made === undefined) {
      made = this.#makeAuthorizer(api, authorizer, args);
      this.#authorizers.set(authorizer, made);
    }
    return made;
  }

  #makeAuthorizer(api: aws.apigatewayv2.Api, authorizer: AuthorizerArgs, args: ApiArgs): Authorization {
    const what = `authorizer-${this.#authorizers.size + 1}`;
    switch (authorizer.kind) {
      case "none":
        return { authorizationType: "NONE" };
      case "iam":
        return { authorizationType: "AWS_IAM" };
      case "jwt": {
        const made = this.create(aws.apigatewayv2.Authorizer, what, {
          apiId: api.id,
          name: what,
          authorizerType: "JWT",
          identitySources: ["$request.header.Authorization"],
          jwtConfiguration: { issuer: authorizer.issuer, audiences: [...authorizer.audience] },
        });
        return { authorizationType: "JWT", authorizerId: made.id };
      }
      case "lambda": {
        const fn = new LambdaFunction(
          this.nameOf(what),
          {
            ...this.common,
            ...authorizer.function,
            ...(args.transform !== undefined && { transform: args.transform }),
          },
          { parent: this },
        );
        const made = this.create(aws.apigatewayv2.Authorizer, what, {
          apiId: api.id,
          name: what,
          authorizerType: "REQUEST",
          identitySources: ["$request.header.Authorization"],
          authorizerUri: fn.invokeArn,
          authorizerPayloadFormatVersion: "2.0",
          enableSimpleResponses: true,
          authorizerResultTtlInSeconds: 300,
        });
        this.create(aws.lambda.Permission, what, {
          action: "lambda:InvokeFunction",
          function: fn.functionName,
          principal: "apigateway.amazonaws.com",
          sourceArn: pulumi.interpolate`${api.executionArn}/authorizers/${made.id}`,
        });
        return { authorizationType: "CUSTOM", authorizerId: made.id };
      }
    }
  }

  #domain(args: ApiDomainArgs, api: aws.apigatewayv2.Api, stage: aws.apigatewayv2.Stage): void {
    const domain = this.create(aws.apigatewayv2.DomainName, "", {
      domainName: args.name,
      domainNameConfiguration: {
        certificateArn: args.certificateArn,
        endpointType: "REGIONAL",
        securityPolicy: "TLS_1_2",
      },
      tags: this.tagged("domain"),
    });
    this.create(aws.apigatewayv2.ApiMapping, "", { apiId: api.id, domainName: domain.id, stage: stage.id });
    if (args.zoneId === undefined) return;
    this.create(aws.route53.Record, "", {
      zoneId: args.zoneId,
      name: args.name,
      type: "A",
      aliases: [
        {
          name: domain.domainNameConfiguration.targetDomainName,
          zoneId: domain.domainNameConfiguration.hostedZoneId,
          evaluateTargetHealth: false,
        },
      ],
    });
  }
}

// An HTTP API with Lambda functions behind it, in one region. It creates no VPC: nothing here needs one.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export interface FunctionArgs {
  /** Name of the function; with the environment before it, it is the name in Lambda. */
  name: string;
  /** Folder with the handler, `index.mjs`. */
  directory: string;
  /** Routes that lead to it, such as "GET /greeting". */
  routes: string[];
}

export interface RegionalApiArgs {
  environment: string;
  region: string;
  logRetentionDays: number;
  functions: FunctionArgs[];
}

export class RegionalApi extends pulumi.ComponentResource {
  readonly region: string;
  readonly endpoint: pulumi.Output<string>;
  readonly functionNames: pulumi.Output<string>[];

  constructor(name: string, args: RegionalApiArgs, options?: pulumi.ComponentResourceOptions) {
    super("serverless:index:RegionalApi", name, {}, options);
    const parent = { parent: this };
    this.region = args.region;

    const api = new aws.apigatewayv2.Api(
      name,
      {
        name: `${args.environment}-api`,
        protocolType: "HTTP",
        description: `API of the ${args.environment} environment`,
      },
      parent,
    );

    const accessLogs = new aws.cloudwatch.LogGroup(
      `${name}-access`,
      {
        // Below /aws/vendedlogs/ no resource policy has to grow with each API.
        name: `/aws/vendedlogs/apigateway/${args.environment}-api`,
        retentionInDays: args.logRetentionDays,
      },
      parent,
    );

    const functions = args.functions.map(
      (one) => new ApiFunction(`${name}-${one.name}`, { ...args, ...one, api }, parent),
    );

    new aws.apigatewayv2.Stage(
      name,
      {
        apiId: api.id,
        name: "$default",
        autoDeploy: true,
        accessLogSettings: {
          destinationArn: accessLogs.arn,
          format: JSON.stringify({
            requestId: "$context.requestId",
            ip: "$context.identity.sourceIp",
            routeKey: "$context.routeKey",
            status: "$context.status",
            responseLength: "$context.responseLength",
            integrationError: "$context.integrationErrorMessage",
          }),
        },
        defaultRouteSettings: {
          throttlingBurstLimit: 100,
          throttlingRateLimit: 50,
          detailedMetricsEnabled: true,
        },
      },
      { ...parent, dependsOn: functions },
    );

    this.endpoint = api.apiEndpoint;
    this.functionNames = functions.map((one) => one.functionName);
    this.registerOutputs({ endpoint: this.endpoint, functionNames: this.functionNames });
  }
}

interface ApiFunctionArgs extends FunctionArgs {
  environment: string;
  region: string;
  logRetentionDays: number;
  api: aws.apigatewayv2.Api;
}

/** A function with a role and logs of its own, and the routes that lead to it. */
class ApiFunction extends pulumi.ComponentResource {
  readonly functionName: pulumi.Output<string>;

  constructor(name: string, args: ApiFunctionArgs, options: pulumi.ComponentResourceOptions) {
    super("serverless:index:ApiFunction", name, {}, options);
    const parent = { parent: this };
    const functionName = `${args.environment}-${args.name}`;

    const logs = new aws.cloudwatch.LogGroup(
      name,
      { name: `/aws/lambda/${functionName}`, retentionInDays: args.logRetentionDays },
      parent,
    );

    const role = new aws.iam.Role(
      name,
      {
        // Roles belong to the account, functions to a region.
        name: `${functionName}-${args.region}`,
        description: `Execution role of ${functionName} in ${args.region}`,
        assumeRolePolicy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [
            { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" },
          ],
        }),
      },
      parent,
    );

    const policy = new aws.iam.RolePolicy(
      name,
      {
        role: role.id,
        policy: pulumi.jsonStringify({
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "WriteItsOwnLogs",
              Effect: "Allow",
              Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
              Resource: pulumi.interpolate`${logs.arn}:*`,
            },
            {
              // These two actions know no resources.
              Sid: "SendTraces",
              Effect: "Allow",
              Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
              Resource: "*",
            },
          ],
        }),
      },
      parent,
    );

    const lambda = new aws.lambda.Function(
      name,
      {
        name: functionName,
        role: role.arn,
        runtime: aws.lambda.Runtime.NodeJS22dX,
        architectures: ["arm64"],
        handler: "index.handler",
        code: new pulumi.asset.FileArchive(args.directory),
        memorySize: 256,
        timeout: 10,
        environment: { variables: { ENVIRONMENT: args.environment } },
        tracingConfig: { mode: "Active" },
      },
      { ...parent, dependsOn: [logs, policy] },
    );

    new aws.lambda.Permission(
      name,
      {
        action: "lambda:InvokeFunction",
        function: lambda.name,
        principal: "apigateway.amazonaws.com",
        sourceArn: pulumi.interpolate`${args.api.executionArn}/*/*`,
      },
      parent,
    );

    const integration = new aws.apigatewayv2.Integration(
      name,
      {
        apiId: args.api.id,
        integrationType: "AWS_PROXY",
        integrationUri: lambda.invokeArn,
        integrationMethod: "POST",
        payloadFormatVersion: "2.0",
      },
      parent,
    );

    for (const routeKey of args.routes) {
      new aws.apigatewayv2.Route(
        `${name}-${routeKey.replace(/[^A-Za-z0-9]+/g, "-").toLowerCase()}`,
        { apiId: args.api.id, routeKey, target: pulumi.interpolate`integrations/${integration.id}` },
        parent,
      );
    }

    this.functionName = lambda.name;
    this.registerOutputs({ functionName: this.functionName });
  }
}

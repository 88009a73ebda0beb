// ServerlessApi: a host name that leads to an API.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Block, type BlockArgs } from "../block.ts";
import type { ApiDomainArgs, ServerlessApiTransforms } from "./args.ts";

/** What a record of the host name points to. */
export interface AliasTarget {
  readonly name: pulumi.Output<string>;
  readonly zoneId: pulumi.Output<string>;
}

/** The stage that a host name leads to. */
interface ApiDomainTarget {
  readonly apiId: pulumi.Input<string>;
  readonly stage: pulumi.Input<string>;
  readonly domain: ApiDomainArgs;
  readonly transform: ServerlessApiTransforms | undefined;
}

/** A host name with TLS 1.2, its path to an API, and its record. It costs nothing by itself. */
export class ApiDomain extends Block {
  /** With the path, and without a slash at its end. */
  readonly url: pulumi.Output<string>;
  /** Undefined when the host name was made elsewhere. */
  readonly aliasTarget: AliasTarget | undefined;
  readonly nodes: {
    readonly domainName: aws.apigatewayv2.DomainName | undefined;
    readonly apiMapping: aws.apigatewayv2.ApiMapping;
    readonly record: aws.route53.Record | undefined;
  };

  constructor(name: string, args: BlockArgs & ApiDomainTarget, options: pulumi.ComponentResourceOptions) {
    super("ApiDomain", name, args, options);
    const { domain, transform } = args;
    const domainName =
      domain.certificateArn === undefined
        ? undefined
        : this.create(
            aws.apigatewayv2.DomainName,
            "",
            {
              domainName: domain.name,
              domainNameConfiguration: {
                certificateArn: domain.certificateArn,
                endpointType: "REGIONAL",
                securityPolicy: "TLS_1_2",
              },
              tags: this.tagged("domain"),
            },
            transform?.domainName,
          );
    const apiMapping = this.create(
      aws.apigatewayv2.ApiMapping,
      "",
      {
        apiId: args.apiId,
        domainName: domainName?.id ?? domain.name,
        stage: args.stage,
        ...(domain.basePath !== undefined && { apiMappingKey: domain.basePath }),
      },
      transform?.apiMapping,
    );
    const of = domainName?.domainNameConfiguration;
    this.aliasTarget = of === undefined ? undefined : { name: of.targetDomainName, zoneId: of.hostedZoneId };
    const record = this.#record(domain, transform);
    const path = domain.basePath === undefined ? "" : `/${domain.basePath}`;
    // Whoever waits for the address waits for its mapping.
    this.url = pulumi.all([domain.name, apiMapping.id]).apply(([host]) => `https://${host}${path}`);
    this.nodes = { domainName, apiMapping, record };
    this.registerOutputs({ url: this.url });
  }

  #record(
    domain: ApiDomainArgs,
    transform: ServerlessApiTransforms | undefined,
  ): aws.route53.Record | undefined {
    if (domain.zoneId === undefined || this.aliasTarget === undefined) return undefined;
    return this.create(
      aws.route53.Record,
      "",
      {
        zoneId: domain.zoneId,
        name: domain.name,
        type: "A",
        aliases: [{ ...this.aliasTarget, evaluateTargetHealth: false }],
      },
      transform?.record,
    );
  }
}

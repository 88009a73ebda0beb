// WebTier: the half that takes requests: load balancer, listeners, rules, target group.
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Block } from "../block.ts";
import { AccessLogBucket } from "./access-log-bucket.ts";
import type { WebTierArgs, WebTierTransforms } from "./args.ts";
import type { ListenerArgs } from "./listener-args.ts";
import { actionOf, conditionsOf, healthCheckOf, type ListenerPlan, listenerPlans } from "./listeners.ts";

/** The inner resources that take requests. */
export interface BalancerNodes {
  readonly loadBalancer: aws.lb.LoadBalancer;
  /** Of the tier's own instances. */
  readonly targetGroup: aws.lb.TargetGroup;
  /** The one that rules belong to comes first. */
  readonly listeners: readonly [aws.lb.Listener, ...aws.lb.Listener[]];
  /** By the rule's name. */
  readonly rules: Readonly<Record<string, aws.lb.ListenerRule>>;
  readonly listenerCertificates: readonly aws.lb.ListenerCertificate[];
  readonly webAclAssociation: aws.wafv2.WebAclAssociation | undefined;
  /** Nothing when logs go elsewhere or nowhere. */
  readonly accessLogs: AccessLogBucket | undefined;
}

/** The load balancer of a web tier and what leads requests. A part of WebTier, which has checked the arguments. */
export class Balancer extends Block {
  readonly nodes: BalancerNodes;
  readonly #transforms: WebTierTransforms;

  constructor(
    name: string,
    args: WebTierArgs & { readonly deletionProtection: boolean },
    options: pulumi.ComponentResourceOptions,
  ) {
    super("WebTierBalancer", name, args, options);
    this.#transforms = args.transform ?? {};
    const accessLogs = this.#accessLogs(args);
    const loadBalancer = this.#loadBalancer(args, logsOf(args, accessLogs));
    const targetGroup = this.#targetGroup(args);
    const [first, ...others] = listenerPlans(args.listener, args.otherwise ?? "instances", targetGroup.arn);
    const main = this.#listener(first, loadBalancer);
    const rules = this.#rules(args, main, targetGroup);
    const listenerCertificates = this.#certificates(args.listener, main);
    this.nodes = {
      loadBalancer,
      targetGroup,
      listeners: [main, ...others.map((plan) => this.#listener(plan, loadBalancer))],
      rules,
      listenerCertificates,
      webAclAssociation: this.#webAcl(args, loadBalancer),
      accessLogs,
    };
    this.registerOutputs({ loadBalancerArn: loadBalancer.arn, targetGroupArn: targetGroup.arn });
  }

  #accessLogs({
    accessLogs: logs = {},
    deletionProtection,
    transform,
  }: WebTierArgs): AccessLogBucket | undefined {
    if (logs === "none" || logs.bucket !== undefined) return undefined;
    return new AccessLogBucket(
      this.nameOf("access-logs"),
      {
        ...this.inner("access-logs"),
        forceDestroy: deletionProtection !== true,
        ...(logs.prefix !== undefined && { prefix: logs.prefix }),
        ...(logs.days !== undefined && { days: logs.days }),
        ...(transform?.accessLogs !== undefined && { transform: transform.accessLogs }),
      },
      { parent: this },
    );
  }

  /**
   * A load balancer cannot change to internal and back, and a target group belongs to one load balancer. So both have other
   * names then, and the new ones can be made first.
   */
  #loadBalancer(
    args: WebTierArgs & { readonly deletionProtection: boolean },
    logs: LogTarget | undefined,
  ): aws.lb.LoadBalancer {
    const { internal = false } = args;
    return this.create(
      aws.lb.LoadBalancer,
      internal ? "internal" : "",
      {
        ...this.named("name", "loadBalancer", internal ? "alb-internal" : "alb"),
        loadBalancerType: "application",
        internal,
        ipAddressType: args.ipAddressType ?? "ipv4",
        subnets: args.network.subnetIds(internal ? "private" : "public"),
        securityGroups: [args.securityGroups.loadBalancer.id],
        dropInvalidHeaderFields: true,
        enableDeletionProtection: args.deletionProtection,
        idleTimeout: args.idleTimeout ?? 60,
        ...(logs !== undefined && {
          accessLogs: {
            enabled: true,
            bucket: logs.bucket,
            ...(logs.prefix !== "" && { prefix: logs.prefix }),
          },
        }),
        tags: this.tagged("alb"),
      },
      this.#transforms.loadBalancer,
      { dependsOn: [...args.network.ingress, ...(logs?.ready ?? [])] },
    );
  }

  /** A change of the port replaces the target group; its name holds the port, so that the new one can be made first. */
  #targetGroup(args: WebTierArgs): aws.lb.TargetGroup {
    const { port = 80, stickySeconds, internal = false } = args;
    return this.create(
      aws.lb.TargetGroup,
      internal ? "internal" : "",
      {
        ...this.named("name", "targetGroup", internal ? `web-${port}-internal` : `web-${port}`),
        vpcId: args.network.vpcId,
        port,
        protocol: "HTTP",
        targetType: "instance",
        deregistrationDelay: args.drainSeconds ?? 30,
        healthCheck: healthCheckOf(args.healthCheck ?? {}),
        ...(stickySeconds !== undefined && {
          stickiness: { enabled: true, type: "lb_cookie", cookieDuration: stickySeconds },
        }),
        tags: this.tagged("web"),
      },
      this.#transforms.targetGroup,
    );
  }

  #listener({ what, args }: ListenerPlan, loadBalancer: aws.lb.LoadBalancer): aws.lb.Listener {
    return this.create(
      aws.lb.Listener,
      what,
      { loadBalancerArn: loadBalancer.arn, ...args, tags: this.tagged(what) },
      this.#transforms.listener,
    );
  }

  #rules(
    { rules = [] }: WebTierArgs,
    listener: aws.lb.Listener,
    targetGroup: aws.lb.TargetGroup,
  ): Record<string, aws.lb.ListenerRule> {
    const make = (rule: (typeof rules)[number]): aws.lb.ListenerRule =>
      this.create(
        aws.lb.ListenerRule,
        `rule-${rule.priority}`,
        {
          listenerArn: listener.arn,
          priority: rule.priority,
          conditions: conditionsOf(rule),
          actions: [actionOf(rule.to, targetGroup.arn)],
          tags: this.tagged(rule.name),
        },
        this.#transforms.listenerRule,
      );
    return Object.fromEntries(rules.map((rule) => [rule.name, make(rule)]));
  }

  #certificates(args: ListenerArgs, listener: aws.lb.Listener): aws.lb.ListenerCertificate[] {
    if (args.protocol === "HTTP") return [];
    return Object.entries(args.furtherCertificateArns ?? {}).map(([what, certificateArn]) =>
      this.create(
        aws.lb.ListenerCertificate,
        `https-${what}`,
        { listenerArn: listener.arn, certificateArn },
        this.#transforms.listenerCertificate,
      ),
    );
  }

  #webAcl(
    { webAclArn }: WebTierArgs,
    loadBalancer: aws.lb.LoadBalancer,
  ): aws.wafv2.WebAclAssociation | undefined {
    if (webAclArn === undefined) return undefined;
    return this.create(
      aws.wafv2.WebAclAssociation,
      "",
      { resourceArn: loadBalancer.arn, webAclArn },
      this.#transforms.webAclAssociation,
    );
  }
}

/** Where a load balancer writes its access logs. */
interface LogTarget {
  readonly bucket: pulumi.Input<string>;
  readonly prefix: string;
  /** What must exist before the load balancer may be told to write. */
  readonly ready: readonly pulumi.Resource[];
}

/** @param made the bucket that the tier makes itself */
function logsOf({ accessLogs }: WebTierArgs, made: AccessLogBucket | undefined): LogTarget | undefined {
  const { bucket = made, prefix = "" } = typeof accessLogs === "object" ? accessLogs : {};
  if (bucket === undefined) return undefined;
  if (!(bucket instanceof AccessLogBucket)) return { bucket, prefix, ready: [] };
  return { bucket: bucket.bucketName, prefix: bucket.prefix, ready: bucket.ready };
}

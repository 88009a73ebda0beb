// WebTier: a load balancer and the instances behind it.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Block } from "../block.ts";
import { ServiceRole } from "../iam/service-role.ts";
import { policyOf } from "../iam/statements.ts";
import { logDeliveryStatement } from "./access-logs.ts";
import type {
  AccessLogArgs,
  ListenerArgs,
  RuleArgs,
  ScalingArgs,
  WebTierArgs,
  WebTierTransforms,
} from "./args.ts";

/** The inner resources of a web tier. */
export interface WebTierNodes {
  readonly loadBalancer: aws.lb.LoadBalancer;
  readonly targetGroup: aws.lb.TargetGroup;
  readonly listeners: readonly aws.lb.Listener[];
  readonly launchTemplate: aws.ec2.LaunchTemplate;
  readonly autoScalingGroup: aws.autoscaling.Group;
  readonly role: aws.iam.Role;
  readonly logBucket: aws.s3.Bucket | undefined;
}

const TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

/**
 * An Application Load Balancer in the public subnets, and an Auto Scaling group in the private ones.
 *
 * Instances have no key pair and no open SSH port: Session Manager reaches them. They count as ready when the load
 * balancer's health check passes, and the update waits for them after the listener, which that check needs.
 *
 * At rest it costs about 16 USD a month for the load balancer and 7.60 USD for each t3.micro, in us-east-1
 * (https://aws.amazon.com/elasticloadbalancing/pricing/, https://aws.amazon.com/ec2/pricing/on-demand/).
 *
 * @example
 * new WebTier("web", {
 *   network,
 *   securityGroups: { loadBalancer: groups.of("alb"), instances: groups.of("web"), ready: groups.ready },
 *   listener: { protocol: "HTTPS", certificateArn },
 *   instances: { userData: new UserData().shell("dnf install -y nginx", "systemctl enable --now nginx") },
 * });
 */
export class WebTier extends Block {
  /** Address of the load balancer: `https://` and its DNS name; a certificate is for a name of yours. */
  readonly url: pulumi.Output<string>;
  readonly dnsName: pulumi.Output<string>;
  readonly protocol: "HTTP" | "HTTPS";
  /** Hosted zone of the DNS name, for alias records. */
  readonly zoneId: pulumi.Output<string>;
  readonly nodes: WebTierNodes;
  readonly #transforms: WebTierTransforms;

  /** @throws Error when sizes or rules cannot be */
  constructor(name: string, args: WebTierArgs, options?: pulumi.ComponentResourceOptions) {
    super("WebTier", name, args, options);
    this.#transforms = args.transform ?? {};
    const scaling = sizes(name, args.scaling ?? {});
    const logs = args.accessLogs === "none" ? undefined : this.#logBucket(args.accessLogs ?? {});
    const loadBalancer = this.#loadBalancer(args, logs);
    const targetGroup = this.#targetGroup(args);
    const listeners = this.#listeners(args.listener, loadBalancer, targetGroup);
    this.#rules(args.rules ?? [], listeners);
    if (args.webAclArn !== undefined) {
      this.create(aws.wafv2.WebAclAssociation, "", {
        resourceArn: loadBalancer.arn,
        webAclArn: args.webAclArn,
      });
    }
    const role = new ServiceRole(
      `${name}-instances`,
      {
        ...this.common,
        service: "ec2.amazonaws.com",
        description: `Instances of ${name}`,
        ...(args.instances.statements !== undefined && { statements: args.instances.statements }),
        managedPolicyArns: [aws.iam.ManagedPolicy.AmazonSSMManagedInstanceCore],
      },
      { parent: this },
    );
    const launchTemplate = this.#launchTemplate(args, role);
    const autoScalingGroup = this.#group(args, scaling, launchTemplate, targetGroup, [
      ...listeners,
      ...role.ready,
      ...args.network.egress,
      ...(args.securityGroups.ready ?? []),
    ]);
    this.#scaling(args.scaling ?? {}, scaling, autoScalingGroup, loadBalancer, targetGroup);

    this.protocol = args.listener.protocol;
    this.dnsName = loadBalancer.dnsName;
    this.zoneId = loadBalancer.zoneId;
    this.url = pulumi.interpolate`${args.listener.protocol.toLowerCase()}://${this.dnsName}`;
    this.nodes = {
      loadBalancer,
      targetGroup,
      listeners,
      launchTemplate,
      autoScalingGroup,
      role: role.nodes.role,
      logBucket: logs?.bucket,
    };
    this.registerOutputs({ url: this.url, dnsName: this.dnsName });
  }

  /** The bucket of the access logs; it takes SSE-S3 only, because load balancers cannot write with a KMS key. */
  #logBucket(args: AccessLogArgs): AccessLogs {
    if (args.bucket !== undefined) return { name: pulumi.output(args.bucket), bucket: undefined, ready: [] };
    const bucket = this.create(
      aws.s3.Bucket,
      "access-logs",
      {
        ...this.named("bucket", "bucket", "access-logs"),
        forceDestroy: false,
        tags: this.tagged("access-logs"),
      },
      this.#transforms.logBucket,
    );
    const name = bucket.bucket;
    this.create(aws.s3.BucketServerSideEncryptionConfiguration, "access-logs", {
      bucket: name,
      rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    });
    this.create(aws.s3.BucketLifecycleConfiguration, "access-logs", {
      bucket: name,
      rules: [
        { id: "expire", status: "Enabled", filter: { prefix: "" }, expiration: { days: args.days ?? 30 } },
      ],
    });
    const block = this.create(aws.s3.BucketPublicAccessBlock, "access-logs", {
      bucket: name,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    const region = aws.getRegionOutput({}, { parent: this }).region;
    const account = aws.getCallerIdentityOutput({}, { parent: this }).accountId;
    const partition = aws.getPartitionOutput({}, { parent: this }).partition;
    const policy = this.create(
      aws.s3.BucketPolicy,
      "access-logs",
      {
        bucket: name,
        policy: pulumi.jsonStringify(
          pulumi
            .all([region, account, partition, bucket.arn])
            .apply(([region, account, partition, bucketArn]) =>
              policyOf([
                logDeliveryStatement({ region, account, partition, bucketArn }),
                {
                  Sid: "TlsOnly",
                  Effect: "Deny",
                  Principal: "*",
                  Action: "s3:*",
                  Resource: [bucketArn, `${bucketArn}/*`],
                  Condition: { Bool: { "aws:SecureTransport": "false" } },
                },
              ]),
            ),
        ),
      },
      undefined,
      { dependsOn: block },
    );
    return { name, bucket, ready: [policy] };
  }

  #loadBalancer(args: WebTierArgs, logs: AccessLogs | undefined): aws.lb.LoadBalancer {
    return this.create(
      aws.lb.LoadBalancer,
      "",
      {
        ...this.named("name", "loadBalancer", "alb"),
        loadBalancerType: "application",
        subnets: args.network.subnetIds("public"),
        securityGroups: [args.securityGroups.loadBalancer.id],
        dropInvalidHeaderFields: true,
        enableDeletionProtection: args.deletionProtection ?? false,
        ...(logs !== undefined && { accessLogs: { enabled: true, bucket: logs.name } }),
        tags: this.tagged("alb"),
      },
      this.#transforms.loadBalancer,
      { dependsOn: [...args.network.ingress, ...(logs?.ready ?? [])] },
    );
  }

  #targetGroup(args: WebTierArgs): aws.lb.TargetGroup {
    const { path = "/", matcher = "200", interval = 15, timeout = 5 } = args.healthCheck ?? {};
    if (timeout >= interval) {
      throw new Error(
        `WebTier "${this.blockName}" checks health every ${interval} seconds with a timeout of ${timeout}. Make the timeout shorter than the interval.`,
      );
    }
    return this.create(
      aws.lb.TargetGroup,
      "",
      {
        ...this.named("name", "targetGroup", "web"),
        vpcId: args.network.vpcId,
        port: args.port ?? 80,
        protocol: "HTTP",
        targetType: "instance",
        deregistrationDelay: 30,
        healthCheck: { path, matcher, interval, timeout, healthyThreshold: 2, unhealthyThreshold: 3 },
        tags: this.tagged("web"),
      },
      this.#transforms.targetGroup,
    );
  }

  /** The listener that rules belong to comes first. */
  #listeners(
    args: ListenerArgs,
    loadBalancer: aws.lb.LoadBalancer,
    targetGroup: aws.lb.TargetGroup,
  ): aws.lb.Listener[] {
    const forward = [{ type: "forward", targetGroupArn: targetGroup.arn }];
    const listener = (what: string, more: Omit<aws.lb.ListenerArgs, "loadBalancerArn">): aws.lb.Listener =>
      this.create(
        aws.lb.Listener,
        what,
        { loadBalancerArn: loadBalancer.arn, ...more, tags: this.tagged(what) },
        this.#transforms.listener,
      );
    if (args.protocol === "HTTP")
      return [listener("http", { port: 80, protocol: "HTTP", defaultActions: forward })];
    const https = listener("https", {
      port: 443,
      protocol: "HTTPS",
      certificateArn: args.certificateArn,
      sslPolicy: args.sslPolicy ?? TLS_POLICY,
      defaultActions: forward,
    });
    if (args.redirectHttp === false) return [https];
    const redirect = { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" };
    return [
      https,
      listener("http", { port: 80, protocol: "HTTP", defaultActions: [{ type: "redirect", redirect }] }),
    ];
  }

  #rules(rules: readonly RuleArgs[], listeners: readonly aws.lb.Listener[]): void {
    const main = listeners[0];
    if (main === undefined) return;
    for (const rule of rules) {
      const conditions = [
        ...(rule.paths === undefined ? [] : [{ pathPattern: { values: [...rule.paths] } }]),
        ...(rule.hosts === undefined ? [] : [{ hostHeader: { values: [...rule.hosts] } }]),
      ];
      if (conditions.length === 0) {
        throw new Error(
          `Rule "${rule.name}" of WebTier "${this.blockName}" has neither paths nor hosts. Give one of them.`,
        );
      }
      const action =
        "status" in rule.to
          ? {
              type: "fixed-response",
              fixedResponse: {
                statusCode: String(rule.to.status),
                contentType: rule.to.contentType ?? "text/plain",
                ...(rule.to.body !== undefined && { messageBody: rule.to.body }),
              },
            }
          : { type: "forward", targetGroupArn: rule.to.targetGroupArn };
      this.create(
        aws.lb.ListenerRule,
        rule.name,
        {
          listenerArn: main.arn,
          priority: rule.priority,
          conditions,
          actions: [action],
          tags: this.tagged(rule.name),
        },
        this.#transforms.listenerRule,
      );
    }
  }

  #launchTemplate(args: WebTierArgs, role: ServiceRole): aws.ec2.LaunchTemplate {
    const { instances, securityGroups } = args;
    const { types = ["t3.micro"], architecture = "x86_64" } = instances;
    const profile = this.create(
      aws.iam.InstanceProfile,
      "",
      { ...this.named("name", "instanceProfile", "web"), role: role.roleName, tags: this.tagged("web") },
      this.#transforms.instanceProfile,
    );
    return this.create(
      aws.ec2.LaunchTemplate,
      "",
      {
        ...this.named("name", "launchTemplate", "web"),
        // The newest Amazon Linux 2023, looked up by EC2 at each launch.
        imageId:
          instances.imageId ??
          `resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`,
        ...(types[0] !== undefined && { instanceType: types[0] }),
        updateDefaultVersion: true,
        iamInstanceProfile: { arn: profile.arn },
        vpcSecurityGroupIds: [securityGroups.instances.id],
        metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
        monitoring: { enabled: true },
        blockDeviceMappings: [
          {
            deviceName: "/dev/xvda",
            ebs: {
              volumeSize: instances.volumeSize ?? 10,
              volumeType: "gp3",
              encrypted: "true",
              ...(instances.volumeKeyArn !== undefined && { kmsKeyId: instances.volumeKeyArn }),
              deleteOnTermination: "true",
            },
          },
        ],
        userData: instances.userData.base64(),
        tagSpecifications: [
          { resourceType: "instance", tags: this.tagged("web") },
          { resourceType: "volume", tags: this.tagged("web") },
        ],
        tags: this.tagged("web"),
      },
      this.#transforms.launchTemplate,
    );
  }

  /**
   * Without a listener the target group checks nobody's health, and the group would wait in vain; without rules,
   * rights and a way to the internet the first start of an instance fails. So the group waits for all of them.
   */
  #group(
    args: WebTierArgs,
    size: Required<Pick<ScalingArgs, "min" | "max" | "warmup">>,
    template: aws.ec2.LaunchTemplate,
    targetGroup: aws.lb.TargetGroup,
    dependsOn: pulumi.Resource[],
  ): aws.autoscaling.Group {
    const { types = ["t3.micro"], spotPercentage = 0 } = args.instances;
    const version = template.latestVersion.apply(String);
    const isMixed = types.length > 1 || spotPercentage > 0;
    return this.create(
      aws.autoscaling.Group,
      "",
      {
        ...this.named("name", "autoScalingGroup", "web"),
        minSize: size.min,
        maxSize: size.max,
        vpcZoneIdentifiers: args.network.subnetIds("private"),
        ...(isMixed
          ? {
              mixedInstancesPolicy: {
                launchTemplate: {
                  launchTemplateSpecification: { launchTemplateId: template.id, version },
                  overrides: types.map((instanceType) => ({ instanceType })),
                },
                instancesDistribution: {
                  onDemandBaseCapacity: size.min,
                  onDemandPercentageAboveBaseCapacity: 100 - spotPercentage,
                  spotAllocationStrategy: "price-capacity-optimized",
                },
              },
            }
          : { launchTemplate: { id: template.id, version } }),
        targetGroupArns: [targetGroup.arn],
        healthCheckType: "ELB",
        healthCheckGracePeriod: size.warmup,
        defaultInstanceWarmup: size.warmup,
        instanceRefresh: { strategy: "Rolling", preferences: { minHealthyPercentage: 50 } },
        enabledMetrics: ["GroupInServiceInstances", "GroupDesiredCapacity", "GroupMaxSize"],
        tags: Object.entries(this.tagged("web")).map(([key, value]) => ({
          key,
          value,
          propagateAtLaunch: false,
        })),
      },
      this.#transforms.autoScalingGroup,
      { dependsOn },
    );
  }

  #scaling(
    args: ScalingArgs,
    size: { readonly warmup: number },
    group: aws.autoscaling.Group,
    loadBalancer: aws.lb.LoadBalancer,
    targetGroup: aws.lb.TargetGroup,
  ): void {
    const track = (
      what: string,
      configuration: aws.autoscaling.PolicyArgs["targetTrackingConfiguration"],
    ): void => {
      this.create(
        aws.autoscaling.Policy,
        what,
        {
          autoscalingGroupName: group.name,
          policyType: "TargetTrackingScaling",
          estimatedInstanceWarmup: size.warmup,
          ...(configuration !== undefined && { targetTrackingConfiguration: configuration }),
        },
        this.#transforms.scalingPolicy,
      );
    };
    track("cpu", {
      predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
      targetValue: args.cpuTarget ?? 60,
    });
    if (args.requestsPerTarget !== undefined) {
      track("requests", {
        predefinedMetricSpecification: {
          predefinedMetricType: "ALBRequestCountPerTarget",
          resourceLabel: pulumi.interpolate`${loadBalancer.arnSuffix}/${targetGroup.arnSuffix}`,
        },
        targetValue: args.requestsPerTarget,
      });
    }
    for (const { name, recurrence, min, max, desired } of args.schedules ?? []) {
      this.create(
        aws.autoscaling.Schedule,
        name,
        {
          scheduledActionName: name,
          autoscalingGroupName: group.name,
          recurrence,
          minSize: min,
          maxSize: max,
          desiredCapacity: desired ?? min,
          timeZone: "Etc/UTC",
        },
        this.#transforms.schedule,
      );
    }
  }
}

/** Where access logs go. */
interface AccessLogs {
  readonly name: pulumi.Output<string>;
  readonly bucket: aws.s3.Bucket | undefined;
  /** What must exist before a load balancer may be told to write. */
  readonly ready: readonly pulumi.Resource[];
}

function sizes(name: string, args: ScalingArgs): Required<Pick<ScalingArgs, "min" | "max" | "warmup">> {
  const { min = 2, max = Math.max(4, args.min ?? 2), warmup = 180 } = args;
  if (min > max) {
    throw new Error(
      `WebTier "${name}" has at least ${min} instances and at most ${max}. Set scaling.max to ${min} or more.`,
    );
  }
  return { min, max, warmup };
}

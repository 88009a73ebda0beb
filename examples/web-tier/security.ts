// Security groups for each tier in a chain, the encryption key, and the role of the instances.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Names } from "./names";

export interface SecurityArgs {
  names: Names;
  region: string;
  vpcId: pulumi.Input<string>;
}

/** Port that the web servers listen on. */
export const WEB_PORT = 80;
const APPLICATION_PORT = 8080;
const DATABASE_PORT = 5432;

export class Security extends pulumi.ComponentResource {
  /** Encrypts volumes, logs and notifications. */
  readonly key: aws.kms.Key;
  readonly loadBalancerGroup: aws.ec2.SecurityGroup;
  readonly webGroup: aws.ec2.SecurityGroup;
  readonly applicationGroup: aws.ec2.SecurityGroup;
  readonly databaseGroup: aws.ec2.SecurityGroup;
  readonly instanceProfile: aws.iam.InstanceProfile;
  /** What must exist before an instance can do its work. */
  readonly ready: pulumi.Resource[];

  constructor(name: string, args: SecurityArgs, options?: pulumi.ComponentResourceOptions) {
    super("webtier:index:Security", name, {}, options);
    const { names } = args;
    const parent = { parent: this };

    this.key = this.createKey(name, args);

    const group = (what: string, description: string) =>
      new aws.ec2.SecurityGroup(
        `${name}-${what}`,
        { name: names.of(what), vpcId: args.vpcId, description, tags: names.tags(what) },
        parent,
      );
    this.loadBalancerGroup = group("alb", "Load balancer: HTTP from everywhere");
    this.webGroup = group("web", "Web servers: from the load balancer");
    this.applicationGroup = group("app", "Application: from the web servers");
    this.databaseGroup = group("db", "Database: from the application");

    // Rules stand apart from groups, so that groups can name each other without a circle.
    const chain = [
      { from: this.loadBalancerGroup, to: this.webGroup, what: "alb-web", port: WEB_PORT },
      { from: this.webGroup, to: this.applicationGroup, what: "web-app", port: APPLICATION_PORT },
      { from: this.applicationGroup, to: this.databaseGroup, what: "app-db", port: DATABASE_PORT },
    ];
    const rules: pulumi.Resource[] = chain.flatMap(({ from, to, what, port }) => {
      const common = { ipProtocol: "tcp", fromPort: port, toPort: port };
      return [
        new aws.vpc.SecurityGroupEgressRule(
          `${name}-${what}`,
          { ...common, securityGroupId: from.id, referencedSecurityGroupId: to.id, tags: names.tags(what) },
          parent,
        ),
        new aws.vpc.SecurityGroupIngressRule(
          `${name}-${what}`,
          { ...common, securityGroupId: to.id, referencedSecurityGroupId: from.id, tags: names.tags(what) },
          parent,
        ),
      ];
    });
    rules.push(
      new aws.vpc.SecurityGroupIngressRule(
        `${name}-internet-alb`,
        {
          securityGroupId: this.loadBalancerGroup.id,
          description: "HTTP from everywhere",
          ipProtocol: "tcp",
          fromPort: 80,
          toPort: 80,
          cidrIpv4: "0.0.0.0/0",
          tags: names.tags("internet-alb"),
        },
        parent,
      ),
      new aws.vpc.SecurityGroupEgressRule(
        `${name}-web-internet`,
        {
          securityGroupId: this.webGroup.id,
          description: "HTTPS for packages and Systems Manager",
          ipProtocol: "tcp",
          fromPort: 443,
          toPort: 443,
          cidrIpv4: "0.0.0.0/0",
          tags: names.tags("web-internet"),
        },
        parent,
      ),
    );

    const role = new aws.iam.Role(
      name,
      {
        // Roles belong to the account, not to a region.
        name: names.of(`web-${args.region}`),
        description: "Instances of the web tier",
        assumeRolePolicy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [
            { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
          ],
        }),
        tags: names.tags("web"),
      },
      parent,
    );
    // Session Manager in place of SSH: no key pair, no open port.
    const sessions = new aws.iam.RolePolicyAttachment(
      name,
      { role: role.name, policyArn: aws.iam.ManagedPolicy.AmazonSSMManagedInstanceCore },
      parent,
    );
    this.instanceProfile = new aws.iam.InstanceProfile(
      name,
      { name: names.of(`web-${args.region}`), role: role.name, tags: names.tags("web") },
      parent,
    );
    this.ready = [...rules, sessions];
    this.registerOutputs({ keyArn: this.key.arn });
  }

  /** A key whose policy names the services that use it. */
  private createKey(name: string, { names, region }: SecurityArgs): aws.kms.Key {
    const parent = { parent: this };
    const account = aws.getCallerIdentityOutput({}, parent).accountId;
    const partition = aws.getPartitionOutput({}, parent).partition;
    const key = new aws.kms.Key(
      name,
      {
        description: `Volumes, logs and notifications of ${names.of(region)}`,
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        policy: pulumi.jsonStringify({
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "TheAccountAdministersTheKey",
              Effect: "Allow",
              Principal: { AWS: pulumi.interpolate`arn:${partition}:iam::${account}:root` },
              Action: "kms:*",
              Resource: "*",
            },
            {
              // As in the policy of aws/ebs: whoever in this account may use EBS, Auto Scaling among them.
              Sid: "VolumesThroughEc2",
              Effect: "Allow",
              Principal: { AWS: "*" },
              Action: [
                "kms:Encrypt",
                "kms:Decrypt",
                "kms:ReEncrypt*",
                "kms:GenerateDataKey*",
                "kms:CreateGrant",
                "kms:DescribeKey",
              ],
              Resource: "*",
              Condition: {
                StringEquals: {
                  "kms:CallerAccount": account,
                  "kms:ViaService": `ec2.${region}.amazonaws.com`,
                },
              },
            },
            {
              Sid: "AlarmsToTheTopic",
              Effect: "Allow",
              Principal: { Service: "cloudwatch.amazonaws.com" },
              Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
              Resource: "*",
            },
          ],
        }),
        tags: names.tags("key"),
      },
      parent,
    );
    new aws.kms.Alias(name, { name: `alias/${names.of("key")}`, targetKeyId: key.id }, parent);
    return key;
  }
}

// Key, security groups and the role of the instances.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { NAME_PREFIX, TAGS } from "./config";

export class SecurityInfrastructure extends pulumi.ComponentResource {
  readonly key: aws.kms.Key;
  readonly albGroup: aws.ec2.SecurityGroup;
  readonly webGroup: aws.ec2.SecurityGroup;
  readonly instanceProfile: aws.iam.InstanceProfile;

  constructor(name: string, args: { vpcId: pulumi.Input<string> }, opts?: pulumi.ComponentResourceOptions) {
    super("storefront:infrastructure:Security", name, {}, opts);
    this.key = new aws.kms.Key(
      `${name}-key`,
      { description: "Volumes of the web tier", enableKeyRotation: true, tags: this.tags("key") },
      { parent: this },
    );
    this.albGroup = new aws.ec2.SecurityGroup(
      `${name}-alb`,
      {
        name: `${NAME_PREFIX}-alb`,
        description: "Load balancer",
        vpcId: args.vpcId,
        ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }],
        egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
        tags: this.tags("alb"),
      },
      { parent: this },
    );
    this.webGroup = new aws.ec2.SecurityGroup(
      `${name}-web`,
      {
        name: `${NAME_PREFIX}-web`,
        description: "Web servers",
        vpcId: args.vpcId,
        ingress: [{ protocol: "tcp", fromPort: 80, toPort: 80, securityGroups: [this.albGroup.id] }],
        egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
        tags: this.tags("web"),
      },
      { parent: this },
    );
    this.instanceProfile = this.createInstanceProfile(name);
    this.registerOutputs({ keyArn: this.key.arn });
  }

  private createInstanceProfile(name: string): aws.iam.InstanceProfile {
    const role = new aws.iam.Role(
      `${name}-ec2`,
      {
        name: `${NAME_PREFIX}-ec2`,
        assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "ec2.amazonaws.com" }),
        tags: this.tags("ec2"),
      },
      { parent: this },
    );
    new aws.iam.RolePolicy(
      `${name}-assets`,
      {
        role: role.name,
        policy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Action: ["s3:GetObject", "s3:PutObject"],
              Resource: `arn:aws:s3:::${NAME_PREFIX}-app-bucket/*`,
            },
          ],
        }),
      },
      { parent: this },
    );
    return new aws.iam.InstanceProfile(
      `${name}-ec2`,
      { name: `${NAME_PREFIX}-ec2`, role: role.name, tags: this.tags("ec2") },
      { parent: this },
    );
  }

  private tags(what: string): Record<string, string> {
    return { ...TAGS, Name: `${NAME_PREFIX}-${what}` };
  }
}

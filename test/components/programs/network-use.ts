// Networks in other people's components, in two regions, shared with other stacks, and used again.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  flowLogDelivery,
  NamingPolicy,
  Network,
  type NetworkLike,
  networkOutputs,
  PrivateBucket,
} from "@stackproof/components";

/** Somebody's component around a network: a database's place, and a way to the office. */
class Platform extends pulumi.ComponentResource {
  readonly network: Network;

  constructor(name: string, region: string, options: pulumi.ComponentResourceOptions) {
    super("acme:index:Platform", name, {}, options);
    this.network = new Network(
      `${name}-network`,
      {
        naming: new NamingPolicy({ pattern: "prod-{what}", region }),
        label: "",
        tiers: ["public", "private", { name: "db", kind: "isolated" }],
        nat: { strategy: "single" },
        ipv6: true,
        networkAcls: true,
        endpoints: { interface: ["ssm", "ssmmessages", "ec2messages"], tier: "private" },
      },
      { parent: this },
    );
    const inside = { parent: this };
    new aws.rds.SubnetGroup(name, { subnetIds: this.network.subnetIdsOf("db") }, inside);
    const gateway = new aws.ec2.VpnGateway(name, { vpcId: this.network.vpcId }, inside);
    for (const [index, table] of (this.network.nodes.tiers["private"]?.routeTables ?? []).entries()) {
      const to = { routeTableId: table.id, vpnGatewayId: gateway.id };
      new aws.ec2.VpnGatewayRoutePropagation(`${name}-${index + 1}`, to, inside);
    }
    this.registerOutputs({ vpcId: this.network.vpcId });
  }
}

const west = new Platform("west", "us-west-2", {});
const provider = new aws.Provider("east", { region: "us-east-1" });
const east = new Platform("east", "us-east-1", { providers: [provider] });

/** A server that does not care whose network it is in. */
function server(name: string, network: NetworkLike): aws.ec2.Instance {
  const group = new aws.ec2.SecurityGroup(name, { vpcId: network.vpcId, description: "Nothing in" }, inStack);
  return new aws.ec2.Instance(
    name,
    {
      ami: aws.ssm.getParameterOutput({
        name: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
      }).value,
      instanceType: "t3.micro",
      ...(network.subnetIds("private")[0] !== undefined && { subnetId: network.subnetIds("private")[0] }),
      vpcSecurityGroupIds: [group.id],
      metadataOptions: { httpTokens: "required" },
      rootBlockDevice: { encrypted: true },
    },
    { ...inStack, dependsOn: [...network.egress] },
  );
}

const logs = new PrivateBucket("flow-logs", {
  statements: flowLogDelivery({
    account: aws.getCallerIdentityOutput().accountId,
    region: aws.getRegionOutput().region,
  }),
});
new Network("recorded", {
  tiers: ["isolated"],
  flowLogs: { to: "s3", bucketArn: logs.arn, dependsOn: [logs.nodes.policy] },
});

class Servers extends pulumi.ComponentResource {
  constructor() {
    super("acme:index:Servers", "servers");
    this.registerOutputs();
  }
}
const inStack = { parent: new Servers() };
server("own", west.network);
server(
  "existing",
  Network.fromExisting({
    vpcId: "vpc-0123456789abcdef0",
    cidrBlock: "10.1.0.0/16",
    privateSubnetIds: ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"],
  }),
);
const plain: NetworkLike = {
  vpcId: west.network.vpcId,
  cidrBlock: west.network.cidrBlock,
  subnetIds: () => west.network.subnetIdsOf("private"),
  ingress: [],
  egress: west.network.egress,
};
server("plain", plain);

export const network = networkOutputs(west.network);
export const addresses = east.network.natAddresses;
export const ranges = east.network.plan;

// VPC, and for each zone a public and a private subnet with a NAT gateway.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { AVAILABILITY_ZONES, NAME_PREFIX, TAGS, VPC_CIDR } from "./config";

export class NetworkingInfrastructure extends pulumi.ComponentResource {
  readonly vpc: aws.ec2.Vpc;
  readonly internetGateway: aws.ec2.InternetGateway;
  readonly publicSubnets: aws.ec2.Subnet[] = [];
  readonly privateSubnets: aws.ec2.Subnet[] = [];

  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("storefront:infrastructure:Networking", name, {}, opts);
    this.vpc = new aws.ec2.Vpc(
      `${name}-vpc`,
      { cidrBlock: VPC_CIDR, enableDnsHostnames: true, tags: this.tags("vpc") },
      { parent: this },
    );
    this.internetGateway = new aws.ec2.InternetGateway(
      `${name}-igw`,
      { vpcId: this.vpc.id, tags: this.tags("igw") },
      { parent: this },
    );
    this.createSubnets(name);
    this.createRouting(name);
    this.registerOutputs({ vpcId: this.vpc.id });
  }

  private createSubnets(name: string): void {
    AVAILABILITY_ZONES.forEach((zone, i) => {
      this.publicSubnets.push(
        new aws.ec2.Subnet(
          `${name}-public-${i + 1}`,
          {
            vpcId: this.vpc.id,
            cidrBlock: `10.0.${i * 4}.0/24`,
            availabilityZone: zone,
            mapPublicIpOnLaunch: true,
            tags: this.tags(`public-${i + 1}`),
          },
          { parent: this },
        ),
      );
      this.privateSubnets.push(
        new aws.ec2.Subnet(
          `${name}-private-${i + 1}`,
          {
            vpcId: this.vpc.id,
            cidrBlock: `10.0.${i * 4 + 1}.0/24`,
            availabilityZone: zone,
            tags: this.tags(`private-${i + 1}`),
          },
          { parent: this },
        ),
      );
    });
  }

  private createRouting(name: string): void {
    const publicTable = new aws.ec2.RouteTable(
      `${name}-public`,
      {
        vpcId: this.vpc.id,
        routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: this.internetGateway.id }],
        tags: this.tags("public"),
      },
      { parent: this },
    );
    this.publicSubnets.forEach((subnet, i) => {
      const associated = new aws.ec2.RouteTableAssociation(
        `${name}-public-${i + 1}`,
        { subnetId: subnet.id, routeTableId: publicTable.id },
        { parent: this },
      );
      const address = new aws.ec2.Eip(
        `${name}-nat-${i + 1}`,
        { domain: "vpc", tags: this.tags(`nat-${i + 1}`) },
        { parent: this, dependsOn: this.internetGateway },
      );
      const nat = new aws.ec2.NatGateway(
        `${name}-nat-${i + 1}`,
        { subnetId: subnet.id, allocationId: address.id, tags: this.tags(`nat-${i + 1}`) },
        { parent: this, dependsOn: [this.internetGateway, associated] },
      );
      const privateTable = new aws.ec2.RouteTable(
        `${name}-private-${i + 1}`,
        {
          vpcId: this.vpc.id,
          routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: nat.id }],
          tags: this.tags(`private-${i + 1}`),
        },
        { parent: this },
      );
      new aws.ec2.RouteTableAssociation(
        `${name}-private-${i + 1}`,
        { subnetId: this.privateSubnets[i].id, routeTableId: privateTable.id },
        { parent: this },
      );
    });
  }

  private tags(what: string): Record<string, string> {
    return { ...TAGS, Name: `${NAME_PREFIX}-${what}` };
  }
}

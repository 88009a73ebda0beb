// A VPC over several Availability Zones: a public and a private subnet in each, with a NAT gateway in each zone, so
// that no zone needs another one.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { divide } from "./cidr";
import type { Names } from "./names";

export interface NetworkArgs {
  names: Names;
  cidr: string;
  zones: number;
}

export class Network extends pulumi.ComponentResource {
  readonly vpc: aws.ec2.Vpc;
  readonly publicSubnets: aws.ec2.Subnet[] = [];
  readonly privateSubnets: aws.ec2.Subnet[] = [];
  /** What must exist before the load balancer can be reached. */
  readonly ingress: pulumi.Resource[] = [];
  /** What must exist before something in a private subnet reaches the internet. */
  readonly egress: pulumi.Resource[] = [];

  constructor(name: string, args: NetworkArgs, options?: pulumi.ComponentResourceOptions) {
    super("webtier:index:Network", name, {}, options);
    const { names } = args;
    const parent = { parent: this };
    if (args.zones < 2) throw new Error("A load balancer needs two zones or more; set zones to 2 or more.");

    this.vpc = new aws.ec2.Vpc(
      name,
      { cidrBlock: args.cidr, enableDnsHostnames: true, enableDnsSupport: true, tags: names.tags("vpc") },
      parent,
    );
    // The default security group lets its members talk to each other; nothing here uses it, so it allows nothing.
    new aws.ec2.DefaultSecurityGroup(
      name,
      { vpcId: this.vpc.id, tags: names.tags("default-unused") },
      parent,
    );

    const internet = new aws.ec2.InternetGateway(
      name,
      { vpcId: this.vpc.id, tags: names.tags("igw") },
      parent,
    );
    const publicRoutes = new aws.ec2.RouteTable(
      `${name}-public`,
      { vpcId: this.vpc.id, tags: names.tags("public") },
      parent,
    );
    const toInternet = new aws.ec2.Route(
      `${name}-internet`,
      { routeTableId: publicRoutes.id, destinationCidrBlock: "0.0.0.0/0", gatewayId: internet.id },
      parent,
    );
    this.ingress.push(toInternet);

    const available = aws.getAvailabilityZonesOutput(
      { state: "available", filters: [{ name: "opt-in-status", values: ["opt-in-not-required"] }] },
      parent,
    );
    // Two tiers, so half of the parts each; the ranges of a tier stay side by side.
    const ranges = divide(args.cidr, 2 * args.zones);
    const half = ranges.length / 2;
    for (let zone = 0; zone < args.zones; zone++) {
      const availabilityZone = available.names.apply((zones) => zoneAt(zones, zone, args.zones));
      const subnet = (tier: string, cidrBlock: string | undefined) => {
        if (cidrBlock === undefined)
          throw new Error(`${args.cidr} has no range for subnet ${tier}-${zone + 1}.`);
        const tags = names.tags(`${tier}-${zone + 1}`);
        return new aws.ec2.Subnet(
          `${name}-${tier}-${zone + 1}`,
          { vpcId: this.vpc.id, cidrBlock, availabilityZone, tags },
          parent,
        );
      };
      const publicSubnet = subnet("public", ranges[zone]);
      const privateSubnet = subnet("private", ranges[half + zone]);
      this.publicSubnets.push(publicSubnet);
      this.privateSubnets.push(privateSubnet);

      this.ingress.push(
        new aws.ec2.RouteTableAssociation(
          `${name}-public-${zone + 1}`,
          { routeTableId: publicRoutes.id, subnetId: publicSubnet.id },
          parent,
        ),
      );
      const address = new aws.ec2.Eip(
        `${name}-nat-${zone + 1}`,
        { domain: "vpc", tags: names.tags(`nat-${zone + 1}`) },
        { ...parent, dependsOn: internet },
      );
      const nat = new aws.ec2.NatGateway(
        `${name}-${zone + 1}`,
        { subnetId: publicSubnet.id, allocationId: address.id, tags: names.tags(`nat-${zone + 1}`) },
        { ...parent, dependsOn: [internet, toInternet] },
      );
      const privateRoutes = new aws.ec2.RouteTable(
        `${name}-private-${zone + 1}`,
        { vpcId: this.vpc.id, tags: names.tags(`private-${zone + 1}`) },
        parent,
      );
      this.egress.push(
        new aws.ec2.Route(
          `${name}-nat-${zone + 1}`,
          { routeTableId: privateRoutes.id, destinationCidrBlock: "0.0.0.0/0", natGatewayId: nat.id },
          parent,
        ),
        new aws.ec2.RouteTableAssociation(
          `${name}-private-${zone + 1}`,
          { routeTableId: privateRoutes.id, subnetId: privateSubnet.id },
          parent,
        ),
      );
    }

    this.registerOutputs({ vpcId: this.vpc.id });
  }
}

function zoneAt(names: string[], index: number, wanted: number): string {
  const name = names[index];
  if (name === undefined) throw new Error(`The region has ${names.length} zones, and zones is ${wanted}.`);
  return name;
}

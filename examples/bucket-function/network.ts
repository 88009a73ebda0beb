// A VPC over two Availability Zones: two public and two private subnets, one NAT gateway, and a gateway endpoint for S3.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { divide } from "./cidr";

const ZONES = 2;

export interface NetworkArgs {
  cidr: string;
}

export class Network extends pulumi.ComponentResource {
  readonly vpc: aws.ec2.Vpc;
  readonly publicSubnets: aws.ec2.Subnet[];
  readonly privateSubnets: aws.ec2.Subnet[];
  /** What must exist before something in a private subnet reaches the internet. */
  readonly egress: pulumi.Resource[];

  constructor(name: string, args: NetworkArgs, options?: pulumi.ComponentResourceOptions) {
    super("bucketfunction:index:Network", name, {}, options);
    const parent = { parent: this };
    const named = (what: string) => ({ Name: `${name}-${what}` });

    this.vpc = new aws.ec2.Vpc(
      name,
      { cidrBlock: args.cidr, enableDnsHostnames: true, enableDnsSupport: true, tags: { Name: name } },
      parent,
    );
    // The default security group lets its members talk to each other; nothing here uses it, so it allows nothing.
    new aws.ec2.DefaultSecurityGroup(name, { vpcId: this.vpc.id, tags: named("default-unused") }, parent);

    const zones = aws.getAvailabilityZonesOutput(
      { state: "available", filters: [{ name: "opt-in-status", values: ["opt-in-not-required"] }] },
      parent,
    );
    const ranges = divide(args.cidr, 2 * ZONES);
    const subnet = (tier: "public" | "private", zone: number, range: string) =>
      new aws.ec2.Subnet(
        `${name}-${tier}-${zone + 1}`,
        {
          vpcId: this.vpc.id,
          cidrBlock: range,
          availabilityZone: zones.names.apply((names) => zoneAt(names, zone)),
          tags: named(`${tier}-${zone + 1}`),
        },
        parent,
      );
    this.publicSubnets = ranges.slice(0, ZONES).map((range, zone) => subnet("public", zone, range));
    this.privateSubnets = ranges.slice(ZONES).map((range, zone) => subnet("private", zone, range));

    const internet = new aws.ec2.InternetGateway(name, { vpcId: this.vpc.id, tags: { Name: name } }, parent);
    const publicRoutes = new aws.ec2.RouteTable(
      `${name}-public`,
      { vpcId: this.vpc.id, tags: named("public") },
      parent,
    );
    const toInternet = new aws.ec2.Route(
      `${name}-internet`,
      { routeTableId: publicRoutes.id, destinationCidrBlock: "0.0.0.0/0", gatewayId: internet.id },
      parent,
    );
    this.publicSubnets.forEach((one, zone) => {
      new aws.ec2.RouteTableAssociation(
        `${name}-public-${zone + 1}`,
        { routeTableId: publicRoutes.id, subnetId: one.id },
        parent,
      );
    });

    const address = new aws.ec2.Eip(
      `${name}-nat`,
      { domain: "vpc", tags: named("nat") },
      // AWS gives an address its way to the internet only through a gateway that is attached.
      { ...parent, dependsOn: internet },
    );
    const nat = new aws.ec2.NatGateway(
      name,
      { subnetId: first(this.publicSubnets).id, allocationId: address.id, tags: { Name: name } },
      { ...parent, dependsOn: [internet, toInternet] },
    );
    const privateRoutes = new aws.ec2.RouteTable(
      `${name}-private`,
      { vpcId: this.vpc.id, tags: named("private") },
      parent,
    );
    const throughNat = new aws.ec2.Route(
      `${name}-nat`,
      { routeTableId: privateRoutes.id, destinationCidrBlock: "0.0.0.0/0", natGatewayId: nat.id },
      parent,
    );
    const associations = this.privateSubnets.map(
      (one, zone) =>
        new aws.ec2.RouteTableAssociation(
          `${name}-private-${zone + 1}`,
          { routeTableId: privateRoutes.id, subnetId: one.id },
          parent,
        ),
    );

    const region = aws.getRegionOutput({}, parent).region;
    const endpoint = new aws.ec2.VpcEndpoint(
      `${name}-s3`,
      {
        vpcId: this.vpc.id,
        serviceName: pulumi.interpolate`com.amazonaws.${region}.s3`,
        vpcEndpointType: "Gateway",
        routeTableIds: [privateRoutes.id],
        tags: named("s3"),
      },
      parent,
    );

    this.egress = [throughNat, ...associations, endpoint];
    this.registerOutputs({ vpcId: this.vpc.id });
  }
}

function zoneAt(names: string[], index: number): string {
  const name = names[index];
  if (name === undefined)
    throw new Error(`The region has ${names.length} zones; this network needs ${ZONES}.`);
  return name;
}

function first<T>(list: T[]): T {
  const [item] = list;
  if (item === undefined) throw new Error("A network needs at least one zone.");
  return item;
}

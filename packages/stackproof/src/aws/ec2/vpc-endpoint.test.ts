// VPC endpoints.
import { given, jsonText, out, stack, testResource, unknown } from "../testing.ts";
import { vpcEndpoint } from "./vpc-endpoint.ts";

const TOKEN = "aws:ec2/vpcEndpoint:VpcEndpoint";
const subnet = (vpc: string, cidrBlock: string, availabilityZone?: string) =>
  given("aws:ec2/subnet:Subnet", { vpcId: out(`${vpc}.id`), cidrBlock, availabilityZone });
const gateway = {
  vpcId: out("main.id"),
  serviceName: "com.amazonaws.us-east-1.s3",
  routeTableIds: [out("table.id")],
};
const endpoint = {
  vpcId: out("main.id"),
  serviceName: "com.amazonaws.us-east-1.ecr.api",
  vpcEndpointType: "Interface",
  subnetIds: [out("a.id"), out("b.id")],
  securityGroupIds: [out("group.id")],
  privateDnsEnabled: true,
};
const s3Interface = { ...endpoint, serviceName: "com.amazonaws.us-east-1.s3" };

testResource(vpcEndpoint, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true }),
    plain: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/16" }),
    a: subnet("main", "10.0.1.0/24", "us-east-1a"),
    b: subnet("main", "10.0.2.0/24", "us-east-1b"),
    c: subnet("main", "10.0.3.0/24", "us-east-1a"),
    any: subnet("main", "10.0.4.0/24"),
    some: subnet("main", "10.0.5.0/24"),
    far: subnet("plain", "10.1.1.0/24"),
    table: given("aws:ec2/routeTable:RouteTable", { vpcId: out("main.id") }),
    second: given("aws:ec2/routeTable:RouteTable", { vpcId: out("main.id") }),
    group: given("aws:ec2/securityGroup:SecurityGroup", { vpcId: out("main.id") }),
    farGroup: given("aws:ec2/securityGroup:SecurityGroup", { vpcId: out("plain.id") }),
  },
  accepts: {
    "a gateway endpoint for S3": {
      ...gateway,
      policy: jsonText({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" }],
      }),
    },
    "gateway endpoints for S3 and DynamoDB in one table": stack(gateway, {
      with: {
        other: given(TOKEN, {
          ...gateway,
          serviceName: "com.amazonaws.us-east-1.dynamodb",
          vpcEndpointType: "Gateway",
        }),
      },
    }),
    "two gateway endpoints in tables of their own": stack(gateway, {
      with: { other: given(TOKEN, { ...gateway, routeTableIds: [out("second.id")] }) },
    }),
    "a gateway endpoint whose tables are added later": stack(
      { ...gateway, routeTableIds: undefined },
      {
        with: {
          later: given("aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation", {
            vpcEndpointId: out("self.id"),
            routeTableId: out("table.id"),
          }),
        },
      },
    ),
    "an interface endpoint": endpoint,
    "subnets whose zones AWS picks": { ...endpoint, subnetIds: [out("any.id"), out("some.id")] },
    "a VPC without host names, and no private DNS": {
      ...endpoint,
      vpcId: out("plain.id"),
      subnetIds: [out("far.id")],
      securityGroupIds: undefined,
      privateDnsEnabled: false,
    },
    "S3 with both endpoints": stack(s3Interface, { dependsOn: ["gw"], with: { gw: given(TOKEN, gateway) } }),
    "S3 with private DNS for all": {
      ...s3Interface,
      dnsOptions: { privateDnsOnlyForInboundResolverEndpoint: false },
    },
    "a service of another account, in another region": {
      ...endpoint,
      serviceName: "com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c3d4e5f60718",
      serviceRegion: "eu-west-1",
      privateDnsEnabled: false,
    },
    "names of other forms": { ...endpoint, serviceName: "aws.sagemaker.us-east-1.notebook" },
    "what nobody knows": {
      ...endpoint,
      serviceName: unknown(),
      vpcEndpointType: unknown(),
      subnetIds: unknown(),
    },
  },
  rejects: {
    "missing-input": { ...gateway, serviceName: undefined },
    "invalid-vpc-endpoint-type": { ...gateway, vpcEndpointType: "gateway" },
    "invalid-ip-address-type": { ...endpoint, ipAddressType: "IPv4" },
    "wrong-reference": { ...gateway, routeTableIds: [out("a.id")] },
    "no-service-name": [
      { ...gateway, serviceName: "s3" },
      { ...gateway, serviceName: "com.amazonaws.s3" },
    ],
    "service-of-other-region": [
      { ...gateway, serviceName: "com.amazonaws.us-west-2.s3" },
      { ...endpoint, serviceName: "com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c3d4e5f60718" },
    ],
    "type-of-service": {
      vpcId: out("main.id"),
      serviceName: "com.amazonaws.us-east-1.secretsmanager",
      subnetIds: [out("a.id")],
    },
    "subnets-of-gateway": { ...gateway, routeTableIds: undefined, subnetIds: [out("a.id")] },
    "interface-inputs-of-gateway": { ...gateway, securityGroupIds: [out("group.id")] },
    "route-tables-of-interface": { ...endpoint, routeTableIds: [out("table.id")] },
    "gateway-without-route-tables": { ...gateway, routeTableIds: undefined },
    "interface-without-subnets": { ...endpoint, subnetIds: undefined },
    "subnets-of-one-zone": { ...endpoint, subnetIds: [out("a.id"), out("b.id"), out("c.id")] },
    "part-of-other-vpc": [
      { ...endpoint, subnetIds: [out("far.id")] },
      { ...endpoint, securityGroupIds: [out("farGroup.id")] },
    ],
    "dns-off": {
      ...endpoint,
      vpcId: out("plain.id"),
      subnetIds: [out("far.id")],
      securityGroupIds: [out("farGroup.id")],
    },
    "route-table-taken": stack(gateway, { with: { other: given(TOKEN, gateway) } }),
    "private-dns-twice": stack(endpoint, { with: { other: given(TOKEN, endpoint) } }),
    "gateway-endpoint-missing": s3Interface,
    "before-gateway-endpoint": stack(s3Interface, { with: { gw: given(TOKEN, gateway) } }),
    "no-private-name": { ...endpoint, serviceName: "com.amazonaws.us-east-1.dynamodb" },
  },
  outputs: [
    {
      of: gateway,
      are: {
        id: /^vpce-0[0-9a-f]{16}$/,
        arn: /^arn:aws:ec2:us-east-1:123456789012:vpc-endpoint\/vpce-0/,
        prefixListId: "pl-63a5400a",
        state: "available",
        dnsEntries: [],
        vpcEndpointType: "Gateway",
      },
    },
    { of: endpoint, are: { prefixListId: "", serviceRegion: "us-east-1" } },
  ],
});

// Instances.
import { repeatableId } from "../../model/ids.ts";
import { given, jsonText, out, stack, testResource, unknown } from "../testing.ts";
import { instance } from "./instance.ts";

const image = (name: string, architecture: string): string =>
  repeatableId("ami", "us-east-1", name, architecture);
const AL2023 = image("al2023-ami-2023.12.20260930.0-kernel-6.1-x86_64", "x86_64");
const AL2023_ARM = image("al2023-ami-2023.12.20260930.0-kernel-6.1-arm64", "arm64");
const WINDOWS = image("Windows_Server-2022-English-Full-Base-2026.10.14", "x86_64");
const ECS = image("al2023-ami-ecs-hvm-2023.0.20260330-kernel-6.1-x86_64", "x86_64");
const plain = { ami: AL2023, instanceType: "t3.micro" };
const web = { ...plain, subnetId: out("a.id"), vpcSecurityGroupIds: [out("group.id")] };
const group = (vpc?: string) =>
  given("aws:ec2/securityGroup:SecurityGroup", vpc === undefined ? {} : { vpcId: out(`${vpc}.id`) });
const SCRIPT = "#!/bin/bash\nyum install -y nginx\n";
const policy = (action: string) =>
  jsonText({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: action, Resource: "*" }] });
const rights = given("aws:iam/rolePolicy:RolePolicy", {
  role: out("role.name"),
  policy: policy("s3:GetObject"),
});
const template = (more = {}) => given("aws:ec2/launchTemplate:LaunchTemplate", { name: "web", ...more });
const route = given("aws:ec2/route:Route", {
  routeTableId: out("table.id"),
  destinationCidrBlock: "0.0.0.0/0",
  natGatewayId: "nat-0a1b2c3d4e5f60718",
});
const gateway = given("aws:ec2/internetGateway:InternetGateway", { vpcId: out("main.id") });
const open = given("aws:ec2/route:Route", {
  routeTableId: out("table.id"),
  destinationCidrBlock: "0.0.0.0/0",
  gatewayId: out("gateway.id"),
});
const association = given("aws:ec2/routeTableAssociation:RouteTableAssociation", {
  routeTableId: out("table.id"),
  subnetId: out("a.id"),
});

testResource(instance, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true }),
    second: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/16" }),
    a: given("aws:ec2/subnet:Subnet", {
      vpcId: out("main.id"),
      cidrBlock: "10.0.1.0/24",
      availabilityZone: "us-east-1a",
    }),
    group: group("main"),
    far: group("second"),
    plainGroup: group(),
    table: given("aws:ec2/routeTable:RouteTable", { vpcId: out("main.id") }),
    role: given("aws:iam/role:Role", {
      assumeRolePolicy: jsonText({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } },
        ],
      }),
    }),
    profile: given("aws:iam/instanceProfile:InstanceProfile", { role: out("role.name") }),
  },
  accepts: {
    "a web server": {
      ...web,
      userData: SCRIPT,
      iamInstanceProfile: out("profile.name"),
      rootBlockDevice: { volumeSize: 20, volumeType: "gp3", encrypted: true },
      ebsBlockDevices: [{ deviceName: "/dev/sdf", volumeSize: 100, volumeType: "io2", iops: 3000 }],
      metadataOptions: { httpTokens: "required", httpEndpoint: "enabled" },
      tags: { Name: "web" },
    },
    "in the default VPC, with a group by its name": { ...plain, securityGroups: [out("plainGroup.name")] },
    "in the default VPC, with a group by its id": { ...plain, vpcSecurityGroupIds: [out("plainGroup.id")] },
    "ids as securityGroups in a subnet": {
      ...plain,
      subnetId: out("a.id"),
      securityGroups: [out("group.id")],
    },
    "the zone of its subnet": { ...web, availabilityZone: "us-east-1a", privateIp: "10.0.1.4" },
    "a subnet of another stack": { ...web, subnetId: "subnet-0a1b2c3d4e5f60718" },
    ARM: { ...web, ami: AL2023_ARM, instanceType: "m7g.large" },
    "a launch template with all": stack(
      { launchTemplate: { id: out("template.id"), version: "$Latest" }, subnetId: out("a.id") },
      { with: { template: template({ imageId: AL2023, instanceType: "t3.micro" }) } },
    ),
    "a launch template, and the type here": stack(
      { launchTemplate: { name: out("template.name") }, instanceType: "t3.large" },
      { with: { template: template({ imageId: AL2023 }) } },
    ),
    "rights that are there before": stack(
      { ...web, iamInstanceProfile: out("profile.name") },
      { dependsOn: ["rights"], with: { rights } },
    ),
    "a NAT route that is there before": stack(
      { ...web, userData: SCRIPT },
      { dependsOn: ["route", "association"], with: { route, association } },
    ),
    "user data for a program of the image": {
      ...web,
      userData: "[settings.host-containers.admin]\nenabled = true\n",
    },
    "user data that needs no internet": stack(
      { ...web, userData: "#!/bin/sh\ntrue\n" },
      { with: { route, association } },
    ),
    "packed user data": { ...web, userDataBase64: "H4sIAAAAAAAAA1NOzskvTdFNzs9Ly0znAgBWq+XdDgAAAA==" },
    Windows: { ...web, ami: WINDOWS, userData: "<powershell>\nWrite-Host hello\n</powershell>" },
    "what nobody knows": {
      ami: unknown(),
      instanceType: unknown(),
      subnetId: unknown(),
      vpcSecurityGroupIds: [unknown(), out("far.id")],
      userData: unknown(),
      iamInstanceProfile: unknown(),
    },
  },
  rejects: {
    "missing-input": [{ ami: AL2023 }, { instanceType: "t3.micro" }],
    "conflicting-inputs": [
      { ...web, userData: SCRIPT, userDataBase64: "IyEvYmluL2Jhc2gK" },
      {
        ...plain,
        networkInterfaces: [{ deviceIndex: 0, networkInterfaceId: "eni-0a1b2c3d4e5f60718" }],
        subnetId: out("a.id"),
      },
    ],
    "invalid-user-data-base64": { ...web, userDataBase64: SCRIPT },
    "invalid-metadata-options-http-endpoint": { ...web, metadataOptions: { httpEndpoint: "on" } },
    "invalid-private-ip": { ...web, privateIp: "10.0.1.300" },
    "wrong-reference": { ...web, subnetId: out("main.id") },
    "unknown-instance-type": { ...web, instanceType: "t2.2large" },
    "architecture-mismatch": { ...web, instanceType: "t4g.micro" },
    "malformed-image-id": { ...web, ami: "amazon-linux-2" },
    "volume-size": { ...web, rootBlockDevice: { volumeSize: 50, volumeType: "st1" } },
    "volume-iops": { ...web, rootBlockDevice: { volumeSize: 50, volumeType: "gp2", iops: 3000 } },
    "volume-throughput": {
      ...web,
      rootBlockDevice: { volumeSize: 50, volumeType: "io1", iops: 100, throughput: 125 },
    },
    "volume-smaller-than-image": { ...web, ami: ECS, rootBlockDevice: { volumeSize: 8 } },
    "user-data-too-long": { ...web, userData: `#!/bin/bash\n${"echo hello\n".repeat(1600)}` },
    "user-data-not-a-script": { ...web, userData: "\n#!/bin/bash\nyum update -y\n" },
    "user-data-without-interpreter": [
      { ...web, userData: "sudo dnf update -y\n" },
      { ...web, userData: "set -euo pipefail\ndnf install -y nginx\n" },
    ],
    "user-data-command-missing": { ...web, userData: "#!/bin/bash\napt-get install -y nginx\n" },
    "user-data-for-other-system": { ...web, userData: "<powershell>\nWrite-Host hello\n</powershell>" },
    "user-data-with-foreign-mark": { ...web, userData: '#!/bin/bash\necho "${var.name}"\n' },
    "user-data-encoded-twice": {
      ...web,
      userDataBase64: Buffer.from(Buffer.from("#!/bin/bash\ntrue\n").toString("base64")).toString("base64"),
    },
    "cfn-signal-without-stack": { ...web, userData: "#!/bin/bash\ncfn-init -s web\n" },
    "role-for-instance-profile": { ...web, iamInstanceProfile: out("role.name") },
    "arn-for-instance-profile-name": {
      ...web,
      iamInstanceProfile: "arn:aws:iam::123456789012:instance-profile/web",
    },
    "zone-of-other-region": { ...plain, availabilityZone: "us-west-2a" },
    "zone-of-other-subnet": { ...web, availabilityZone: "us-east-1b" },
    "group-of-other-vpc": [
      { ...web, vpcSecurityGroupIds: [out("group.id"), out("far.id")] },
      { ...plain, vpcSecurityGroupIds: [out("group.id")] },
    ],
    "group-id-for-name": { ...plain, securityGroups: [out("group.id")] },
    "group-name-for-id": [
      { ...plain, subnetId: out("a.id"), securityGroups: [out("group.name")] },
      { ...plain, securityGroups: [out("group.name")] },
    ],
    "address-outside-subnet": [
      { ...web, privateIp: "10.0.2.10" },
      { ...web, privateIp: "10.0.1.1" },
    ],
    "image-missing": stack(
      { launchTemplate: { id: out("template.id") } },
      { with: { template: template() } },
    ),
    "hibernation-and-enclave": { ...web, hibernation: true, enclaveOptions: { enabled: true } },
    "persistent-spot-without-stop": {
      ...web,
      instanceMarketOptions: { marketType: "spot", spotOptions: { spotInstanceType: "persistent" } },
    },
    "before-role-rights": stack({ ...web, iamInstanceProfile: out("profile.name") }, { with: { rights } }),
    "before-nat-route": stack({ ...web, userData: SCRIPT }, { with: { route, association } }),
  },
  outputs: [
    {
      of: stack(
        { ...web, associatePublicIpAddress: true },
        { dependsOn: ["open"], with: { gateway, open, association } },
      ),
      are: {
        id: /^i-0[0-9a-f]{16}$/,
        arn: /^arn:aws:ec2:us-east-1:123456789012:instance\/i-0/,
        privateIp: /^10\.0\.1\.\d+$/,
        privateDns: /^ip-10-0-1-\d+\.ec2\.internal$/,
        publicIp: /^3\.\d+\.\d+\.\d+$/,
        publicDns: /^ec2-3-\d+-\d+-\d+\.compute-1\.amazonaws\.com$/,
        availabilityZone: "us-east-1a",
        primaryNetworkInterfaceId: /^eni-0/,
        instanceState: "running",
      },
    },
    { of: web, are: { publicIp: "", publicDns: "" } },
    { of: plain, are: { subnetId: /^subnet-0/, privateIp: /^172\.31\./ } },
  ],
});

// Launch templates.
import { repeatableId } from "../../model/ids.ts";
import { given, jsonText, out, stack, testResource, unknown } from "../testing.ts";
import { launchTemplate } from "./launch-template.ts";

const encoded = (script: string): string => Buffer.from(script).toString("base64");
const image = (name: string, architecture: string): string =>
  repeatableId("ami", "us-east-1", name, architecture);
const AL2023 = image("al2023-ami-2023.12.20260930.0-kernel-6.1-x86_64", "x86_64");
const AL2023_ARM = image("al2023-ami-2023.12.20260930.0-kernel-6.1-arm64", "arm64");
const UBUNTU = image("ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-20260918", "x86_64");
const WINDOWS = image("Windows_Server-2022-English-Full-Base-2026.10.14", "x86_64");
const ECS = image("al2023-ami-ecs-hvm-2023.0.20260330-kernel-6.1-x86_64", "x86_64");
const group = (vpc: string) => given("aws:ec2/securityGroup:SecurityGroup", { vpcId: out(`${vpc}.id`) });
const web = { imageId: AL2023, instanceType: "t3.micro" };
const root = (ebs: object) => ({ blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { ...ebs } }] });
const trust = jsonText({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } }],
});

testResource(launchTemplate, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
    second: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/16" }),
    group: group("main"),
    far: group("second"),
    role: given("aws:iam/role:Role", { assumeRolePolicy: trust }),
    profile: given("aws:iam/instanceProfile:InstanceProfile", { role: out("role.name") }),
    data: given("aws:ebs/volume:Volume", { availabilityZone: "us-east-1a", size: 40 }),
    copy: given("aws:ebs/snapshot:Snapshot", { volumeId: out("data.id") }),
  },
  accepts: {
    "a web server": {
      ...web,
      ...root({ volumeSize: 20, volumeType: "gp3", encrypted: "true", iops: 4000, throughput: 500 }),
      vpcSecurityGroupIds: [out("group.id")],
      iamInstanceProfile: { name: out("profile.name") },
      metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 2 },
      monitoring: { enabled: true },
      tagSpecifications: [{ resourceType: "instance", tags: { Name: "web" } }],
      userData: encoded("#!/bin/bash\nyum install -y nginx\n"),
    },
    "a network interface with groups of its own": {
      ...web,
      networkInterfaces: [{ associatePublicIpAddress: "true", securityGroups: [out("group.id")] }],
    },
    "an ARM image on Graviton": { imageId: AL2023_ARM, instanceType: "t4g.small" },
    "an image that nobody knows": {
      imageId: "ami-0a1b2c3d4e5f60718",
      instanceType: "t4g.small",
      ...root({ volumeSize: 1 }),
    },
    "the newest image by a parameter": {
      imageId: "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
    },
    "a second disk smaller than the image": {
      ...web,
      imageId: ECS,
      blockDeviceMappings: [{ deviceName: "/dev/sdf", ebs: { volumeSize: 10, volumeType: "gp3" } }],
    },
    "cloud-config, packed": { ...web, userData: "H4sIAAAAAAAAA1NOzskvTdFNzs9Ly0znAgBWq+XdDgAAAA==" },
    "an instance profile by ARN": { ...web, iamInstanceProfile: { arn: out("profile.arn") } },
    "a newer size of a family": { ...web, instanceType: unknown() },
    "cfn-signal beside a CloudFormation stack": stack(
      { ...web, userData: encoded("#!/bin/bash\n/opt/aws/bin/cfn-signal --stack app\n") },
      { with: { app: given("aws:cloudformation/stack:Stack", { templateBody: "{}" }) } },
    ),
    "only a comment about cfn-signal": {
      ...web,
      userData: encoded("#!/bin/bash\n# no cfn-signal here\ntrue\n"),
    },
    "the commands of its image": {
      ...web,
      imageId: UBUNTU,
      userData: encoded('#!/bin/bash\napt-get update -y\necho "${HOME}"\n'),
    },
    "what nobody knows": {
      imageId: unknown(),
      instanceType: unknown(),
      userData: unknown(),
      vpcSecurityGroupIds: unknown(),
    },
  },
  rejects: {
    "invalid-name": { ...web, name: "web server" },
    "invalid-user-data": { ...web, userData: "#!/bin/bash\nyum install -y nginx\n" },
    "invalid-metadata-options-http-tokens": { ...web, metadataOptions: { httpTokens: "enabled" } },
    "invalid-metadata-options-http-put-response-hop-limit": {
      ...web,
      metadataOptions: { httpPutResponseHopLimit: 100 },
    },
    "invalid-tag-specifications-resource-type": {
      ...web,
      tagSpecifications: [{ resourceType: "launch-template", tags: { Name: "web" } }],
    },
    "invalid-block-device-mappings-ebs-volume-type": {
      ...web,
      ...root({ volumeType: "GP3", volumeSize: 20 }),
    },
    "conflicting-inputs": {
      ...web,
      instanceRequirements: { memoryMib: { min: 1024 }, vcpuCount: { min: 1 } },
    },
    "wrong-reference": { ...web, vpcSecurityGroupIds: [out("group.name")] },
    "duplicate-name": stack(
      { ...web, name: "web" },
      { with: { other: given("aws:ec2/launchTemplate:LaunchTemplate", { ...web, name: "web" }) } },
    ),
    "unknown-instance-type": [
      { ...web, instanceType: "t3.tiny" },
      { ...web, instanceType: "t99.micro" },
    ],
    "architecture-mismatch": { imageId: AL2023, instanceType: "t4g.micro" },
    "malformed-image-id": { imageId: "ubuntu/images/hvm-ssd/ubuntu-jammy", instanceType: "t3.micro" },
    "volume-size": { ...web, ...root({ volumeSize: 20_000, volumeType: "gp2" }) },
    "volume-iops": { ...web, ...root({ volumeSize: 100, volumeType: "gp2", iops: 3000 }) },
    "volume-throughput": { ...web, ...root({ volumeSize: 100, volumeType: "gp3", throughput: 1000 }) },
    "volume-smaller-than-image": [
      { ...web, imageId: ECS, ...root({ volumeSize: 20, volumeType: "gp3" }) },
      { ...web, ...root({ volumeSize: 4, volumeType: "gp3" }) },
      {
        ...web,
        blockDeviceMappings: [
          { deviceName: "/dev/sdf", ebs: { snapshotId: out("copy.id"), volumeSize: 20 } },
        ],
      },
    ],
    "user-data-too-long": { ...web, userData: encoded(`#!/bin/bash\n${"# long\n".repeat(3000)}`) },
    "user-data-not-a-script": { ...web, userData: encoded("\n    #!/bin/bash\n    yum update -y\n") },
    "user-data-without-interpreter": { ...web, userData: encoded("yum update -y\nyum install -y nginx\n") },
    "cfn-signal-without-stack": {
      ...web,
      userData: encoded("#!/bin/bash\n/opt/aws/bin/cfn-signal -e $? --stack web\n"),
    },
    "user-data-command-missing": [
      { ...web, userData: encoded("#!/bin/bash\nsudo apt-get update -y\nsudo apt-get install -y nginx\n") },
      { ...web, imageId: UBUNTU, userData: encoded("#!/bin/bash\nyum install -y httpd\n") },
    ],
    "user-data-for-other-system": { ...web, imageId: WINDOWS, userData: encoded("#!/bin/bash\ntrue\n") },
    "user-data-with-foreign-mark": {
      ...web,
      userData: encoded("#!/bin/bash\naws ssm get-parameter --name /${AWS::StackName}/agent\n"),
    },
    "user-data-encoded-twice": { ...web, userData: encoded(encoded("#!/bin/bash\ntrue\n")) },
    "role-for-instance-profile": { ...web, iamInstanceProfile: { name: out("role.name") } },
    "arn-for-instance-profile-name": {
      ...web,
      iamInstanceProfile: { name: "arn:aws:iam::123456789012:instance-profile/web" },
    },
    "profile-by-arn-and-name": {
      ...web,
      iamInstanceProfile: { name: out("profile.name"), arn: out("profile.arn") },
    },
    "groups-beside-network-interfaces": {
      ...web,
      networkInterfaces: [{ associatePublicIpAddress: "true" }],
      vpcSecurityGroupIds: [out("group.id")],
    },
    "groups-of-several-vpcs": { ...web, vpcSecurityGroupIds: [out("group.id"), out("far.id")] },
  },
  outputs: [
    {
      of: { ...web, name: "web" },
      are: {
        id: /^lt-0[0-9a-f]{16}$/,
        arn: /^arn:aws:ec2:us-east-1:123456789012:launch-template\/lt-0/,
        latestVersion: 1,
        defaultVersion: 1,
        name: "web",
      },
    },
  ],
});

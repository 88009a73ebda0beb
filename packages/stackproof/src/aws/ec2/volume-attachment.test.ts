// Volumes on instances.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { volumeAttachment } from "./volume-attachment.ts";

const TOKEN = "aws:ec2/volumeAttachment:VolumeAttachment";
const data = { deviceName: "/dev/sdf", instanceId: out("web.id"), volumeId: out("data.id") };
const disk = (zone: string, more = {}) =>
  given("aws:ebs/volume:Volume", { availabilityZone: zone, size: 20, ...more });
const server = (more = {}) =>
  given("aws:ec2/instance:Instance", {
    ami: "ami-0a1b2c3d4e5f60718",
    instanceType: "t3.micro",
    subnetId: out("a.id"),
    ...more,
  });

testResource(volumeAttachment, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
    a: given("aws:ec2/subnet:Subnet", {
      vpcId: out("main.id"),
      cidrBlock: "10.0.1.0/24",
      availabilityZone: "us-east-1a",
    }),
    web: server(),
    other: server(),
    data: disk("us-east-1a"),
    more: disk("us-east-1a"),
    far: disk("us-east-1b"),
    shared: disk("us-east-1a", { type: "io2", iops: 1000, multiAttachEnabled: true }),
  },
  accepts: {
    "a volume in the zone of the instance": data,
    "a second volume": stack(data, {
      with: { second: given(TOKEN, { ...data, deviceName: "/dev/sdg", volumeId: out("more.id") }) },
    }),
    "a volume that several instances share": stack(
      { ...data, volumeId: out("shared.id") },
      {
        with: { second: given(TOKEN, { ...data, instanceId: out("other.id"), volumeId: out("shared.id") }) },
      },
    ),
    "what nobody knows": { ...data, volumeId: unknown(), deviceName: unknown() },
  },
  rejects: {
    "zones-differ": { ...data, volumeId: out("far.id") },
    "device-used-twice": stack(data, {
      with: { second: given(TOKEN, { ...data, volumeId: out("more.id") }) },
    }),
    "volume-attached-twice": stack(data, {
      with: { second: given(TOKEN, { ...data, instanceId: out("other.id") }) },
    }),
    "device-of-instance": stack(data, {
      with: { web: server({ ebsBlockDevices: [{ deviceName: "/dev/sdf", volumeSize: 10 }] }) },
    }),
    "wrong-reference": { ...data, volumeId: out("web.id") },
  },
  outputs: [{ of: data, are: { id: /^vai-\d+$/ } }],
});

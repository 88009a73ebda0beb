// EBS volumes.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { volume } from "./volume.ts";

const disk = { availabilityZone: "us-east-1a", size: 100 };

testResource(volume, {
  given: {
    big: given("aws:ebs/volume:Volume", disk),
    key: given("aws:kms/key:Key", {}),
  },
  accepts: {
    "a gp3 volume": { ...disk, type: "gp3", iops: 4000, throughput: 1000, encrypted: true },
    "a gp3 volume with all of its baseline": { ...disk, size: 1, type: "gp3", iops: 3000, throughput: 750 },
    "an io2 volume for several instances": { ...disk, type: "io2", iops: 100_000, multiAttachEnabled: true },
    "an io1 volume at its limit": { ...disk, type: "io1", iops: 5000 },
    "an encrypted volume with a key": { ...disk, encrypted: true, kmsKeyId: out("key.arn") },
    "a volume of a snapshot": {
      availabilityZone: "us-east-1b",
      snapshotId: "snap-0a1b2c3d4e5f60718",
      volumeInitializationRate: 200,
    },
    "what nobody knows": {
      availabilityZone: unknown(),
      size: unknown(),
      type: unknown(),
      iops: 9,
      throughput: unknown(),
    },
  },
  rejects: {
    "missing-input": { availabilityZone: "us-east-1a" },
    "invalid-type": { ...disk, type: "gp4" },
    "invalid-kms-key-id": { ...disk, encrypted: true, kmsKeyId: "alias/data" },
    "invalid-volume-initialization-rate": {
      ...disk,
      snapshotId: "snap-0a1b2c3d4e5f60718",
      volumeInitializationRate: 500,
    },
    "volume-size": [
      { ...disk, type: "st1", size: 100 },
      { ...disk, size: 20_000 },
    ],
    "volume-iops": [
      { ...disk, type: "io1" },
      { ...disk, iops: 3000 },
      { ...disk, type: "gp3", iops: 1000 },
      { ...disk, type: "io1", iops: 6000 },
      { ...disk, size: 8, type: "gp3", iops: 6000 },
    ],
    "volume-throughput": [
      { ...disk, type: "gp2", throughput: 250 },
      { ...disk, type: "gp3", throughput: 100 },
      { ...disk, type: "gp3", throughput: 1000 },
    ],
    "zone-of-other-region": { ...disk, availabilityZone: "us-west-2a" },
    "multi-attach-of-type": { ...disk, type: "gp3", multiAttachEnabled: true },
    "key-without-encryption": { ...disk, kmsKeyId: out("key.arn") },
    "initialization-rate-without-snapshot": { ...disk, volumeInitializationRate: 100 },
    "smaller-than-snapshot": stack(
      { ...disk, size: 50, snapshotId: out("old.id") },
      { with: { old: given("aws:ebs/snapshot:Snapshot", { volumeId: out("big.id") }) } },
    ),
  },
  outputs: [
    {
      of: disk,
      are: {
        id: /^vol-0[0-9a-f]{16}$/,
        arn: /^arn:aws:ec2:us-east-1:123456789012:volume\/vol-0/,
        type: "gp2",
        iops: 300,
        throughput: 0,
        encrypted: false,
      },
    },
    { of: { ...disk, type: "gp3" }, are: { iops: 3000, throughput: 125 } },
  ],
});

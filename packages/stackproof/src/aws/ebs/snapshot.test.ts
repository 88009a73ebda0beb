// Snapshots of volumes.
import { given, out, testResource } from "../testing.ts";
import { snapshot } from "./snapshot.ts";

testResource(snapshot, {
  given: {
    data: given("aws:ebs/volume:Volume", { availabilityZone: "us-east-1a", size: 40, encrypted: true }),
  },
  accepts: {
    "a volume of the program": { volumeId: out("data.id"), storageTier: "archive" },
    "a volume of another stack": { volumeId: "vol-0a1b2c3d4e5f60718" },
  },
  rejects: { "invalid-storage-tier": { volumeId: out("data.id"), storageTier: "cold" } },
  outputs: [
    {
      of: { volumeId: out("data.id") },
      are: {
        id: /^snap-0[0-9a-f]{16}$/,
        arn: /^arn:aws:ec2:us-east-1::snapshot\/snap-0/,
        volumeSize: 40,
        encrypted: true,
        ownerId: "123456789012",
      },
    },
  ],
});

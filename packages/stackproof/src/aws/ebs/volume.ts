// A disk in one Availability Zone.
import { isImpossibleZone, zonesOfRegion } from "../../data/zones.ts";
import {
  arn,
  atLeastOneOf,
  bool,
  defineResource,
  finding,
  int,
  oneOf,
  ref,
  replaces,
  tags,
  text,
  withDefault,
} from "../../model/kernel.ts";
import { defaultIops, snapshotSize, VOLUME_TYPES, volumeFindings, volumeProblems } from "../block-storage.ts";

const CREATE = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVolume.html";
const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/ebs_volume.go";
const INVALID = { operation: "ec2:CreateVolume", code: "InvalidParameterValue" };

export const volume = defineResource({
  token: "aws:ebs/volume:Volume",
  docs: CREATE,
  inputs: {
    availabilityZone: replaces(text()),
    encrypted: replaces(bool()),
    finalSnapshot: withDefault(bool(), false),
    iops: int(),
    kmsKeyId: replaces(arn({ service: "kms", of: "a KMS key's ARN" })),
    multiAttachEnabled: replaces(bool()),
    outpostArn: replaces(arn({ service: "outposts", of: "an Outpost's ARN" })),
    size: int(),
    snapshotId: replaces(
      ref([
        "aws:ebs/snapshot:Snapshot",
        "aws:ebs/snapshotCopy:SnapshotCopy",
        "aws:ebs/snapshotImport:SnapshotImport",
      ]),
    ),
    tags: tags(),
    throughput: int(),
    type: withDefault(oneOf(VOLUME_TYPES, { by: "aws", aws: INVALID }), "gp2"),
    volumeInitializationRate: int({ min: 100, max: 300 }),
  },
  relations: [atLeastOneOf(["size", "snapshotId"])],
  outputs(self, make) {
    const id = make.id("vol");
    const { type = "gp2" } = self.inputs;
    const size = self.inputs.size ?? snapshotSize(make.world, self.text("snapshotId"), self);
    return {
      id,
      arn: make.arn("ec2", `volume/${id}`),
      createTime: "2026-11-21T08:00:00Z",
      ...(!self.has("encrypted") && { encrypted: false }),
      ...(!self.has("kmsKeyId") && { kmsKeyId: "" }),
      ...(!self.has("snapshotId") && { snapshotId: "" }),
      ...(!self.has("size") && size !== undefined && { size }),
      ...(!self.has("iops") && size !== undefined && { iops: defaultIops(type, size) }),
      ...(!self.has("throughput") && { throughput: type === "gp3" ? 125 : 0 }),
    };
  },
  unknowable: {
    size: "It is that of a snapshot outside of the program.",
    iops: "They follow from a size that is not known.",
  },
  findings: {
    ...volumeFindings("ec2:CreateVolume"),
    "zone-of-other-region": finding<{ volume: string; zone: string; region: string; zones: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ volume, zone, region, zones }) =>
        `Volume \`${volume}\` is to be in the zone ${zone}, which is not in ${region}; its zones are ${zones}.`,
      why: "A volume lives in a zone of the region that it is made in.",
      fix: "Take a zone from aws.getAvailabilityZones, or make the volume with a provider of the other region.",
      aws: { operation: "ec2:CreateVolume", code: "InvalidZone.NotFound" },
      docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html",
    }),
    "multi-attach-of-type": finding<{ volume: string; type: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ volume, type }) =>
        `Volume \`${volume}\` of type ${type} is to be attached to several instances.`,
      why: "Only io1 and io2 volumes can be.",
      fix: 'Use the type "io2" with iops, or leave out multiAttachEnabled.',
      quote: ({ type }) => `'multi_attach_enabled' must not be set when 'type' is '${type}'`,
      docs: PROVIDER,
    }),
    "key-without-encryption": finding<{ volume: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ volume }) => `Volume \`${volume}\` has a kmsKeyId and is not encrypted.`,
      why: "AWS takes a key for encrypted volumes only.",
      fix: "Write encrypted: true.",
      aws: { operation: "ec2:CreateVolume", code: "InvalidParameterDependency" },
      quote: "The parameter KmsKeyId requires the parameter Encrypted to be set.",
      docs: CREATE,
    }),
    "initialization-rate-without-snapshot": finding<{ volume: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ volume }) => `Volume \`${volume}\` has a volumeInitializationRate and no snapshotId.`,
      why: "The rate is that of reading a snapshot.",
      fix: "Leave it out, or give a snapshotId.",
      quote: "'volume_initialization_rate' must not be set unless 'snapshot_id' is set",
      docs: PROVIDER,
    }),
    "smaller-than-snapshot": finding<{ volume: string; size: number; snapshot: string; minimum: number }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ volume, size, snapshot, minimum }) =>
        `Volume \`${volume}\` has ${size} GiB, less than the ${minimum} GiB of its snapshot \`${snapshot}\`.`,
      why: "All of the snapshot must fit on the volume.",
      fix: ({ minimum }) => `Write a size of at least ${minimum}, or none.`,
      aws: INVALID,
      docs: CREATE,
    }),
  },
  check(self, world, report) {
    const { availabilityZone: zone, size } = self.inputs;
    const type = self.state("type") === "unknown" ? undefined : self.inputs.type;
    const written = self.has("type") ? type : "";
    const spec = {
      words: `Volume \`${self.name}\``,
      type,
      size,
      iops: self.inputs.iops,
      throughput: self.inputs.throughput,
      hasNoIops: !self.has("iops"),
      unsupported: (property: string) => `'${property}' must not be set when 'type' is '${written ?? ""}'`,
      missing: () => `'iops' must be set when 'type' is '${written ?? ""}'`,
    };
    for (const problem of volumeProblems(spec)) report(problem.slug, problem.parameters, problem.property);
    const { name: volume, region } = self;
    if (zone !== undefined && region !== undefined && isImpossibleZone(region, zone)) {
      const zones = (zonesOfRegion(region) ?? []).map((one) => one.name).join(", ");
      report("zone-of-other-region", { volume, zone, region, zones }, "availabilityZone");
    }
    if (self.inputs.multiAttachEnabled === true && type !== undefined && type !== "io1" && type !== "io2") {
      report("multi-attach-of-type", { volume, type }, "multiAttachEnabled");
    }
    const isOpen = !self.has("encrypted") || self.inputs.encrypted === false;
    if (self.has("kmsKeyId") && isOpen && !self.has("snapshotId"))
      report("key-without-encryption", { volume }, "kmsKeyId");
    if (self.has("volumeInitializationRate") && !self.has("snapshotId")) {
      report("initialization-rate-without-snapshot", { volume }, "volumeInitializationRate");
    }
    const snapshot = self.ref("snapshotId");
    const minimum = snapshotSize(world, snapshot?.id, self);
    if (snapshot === undefined || minimum === undefined || size === undefined || size >= minimum) return;
    report("smaller-than-snapshot", { volume, size, snapshot: snapshot.name, minimum }, "size", {
      related: [{ view: snapshot, note: `${minimum} GiB` }],
    });
  },
});

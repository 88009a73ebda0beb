// A copy of a volume at one time.
import {
  bool,
  defineResource,
  int,
  oneOf,
  ref,
  replaces,
  tags,
  text,
  withDefault,
} from "../../model/kernel.ts";

export const snapshot = defineResource({
  token: "aws:ebs/snapshot:Snapshot",
  docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSnapshot.html",
  inputs: {
    description: replaces(text()),
    outpostArn: replaces(text()),
    permanentRestore: bool(),
    storageTier: withDefault(oneOf(["archive", "standard"]), "standard"),
    tags: tags(),
    temporaryRestoreDays: int(),
    volumeId: replaces(ref("aws:ebs/volume:Volume")),
  },
  outputs(self, make) {
    const id = make.id("snap");
    const volume = self.ref("volumeId");
    const [size, encrypted, key] = [
      volume?.number("size"),
      volume?.flag("encrypted"),
      volume?.text("kmsKeyId"),
    ];
    return {
      id,
      // The ARN of a snapshot names no account.
      arn: `arn:${make.partition}:ec2:${make.region}::snapshot/${id}`,
      dataEncryptionKeyId: "",
      ownerAlias: "",
      ownerId: make.account,
      ...(size !== undefined && { volumeSize: size }),
      ...(encrypted !== undefined && { encrypted }),
      ...(key !== undefined && { kmsKeyId: key }),
    };
  },
  unknowable: {
    volumeSize: "It is that of a volume outside of the program.",
    encrypted: "It follows from a volume outside of the program.",
    kmsKeyId: "It is that of a volume outside of the program.",
  },
});

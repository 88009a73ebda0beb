// The key with which new volumes of the account's region are encrypted when nobody names one.
import { arn, defineResource, finding, replaces } from "../../model/kernel.ts";

const OPERATION = "ec2:ModifyEbsDefaultKmsKeyId";
const DOCS = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyEbsDefaultKmsKeyId.html";

export const defaultKmsKey = defineResource({
  token: "aws:ebs/defaultKmsKey:DefaultKmsKey",
  docs: DOCS,
  inputs: { keyArn: replaces(arn({ service: "kms", of: "a KMS key's ARN" })) },
  outputs(self) {
    const key = self.text("keyArn");
    return key === undefined ? {} : { id: key };
  },
  unknowable: { id: "It is the ARN of a key that is not known." },
  unique: {
    "setting-made-twice": {
      key: () => "default key",
      scope: "region",
      says: () => "both set the default key of one region",
      effect: "broken",
      why: "An account has one default key in each region, and the last update wins.",
      fix: "Keep one of them.",
    },
  },
  findings: {
    "asymmetric-key": finding<{ key: string; spec: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ key, spec }) => `Key \`${key}\` is of the kind ${spec}; EBS takes symmetric keys.`,
      why: "EBS encrypts with symmetric keys only.",
      fix: "Leave out customerMasterKeySpec, or name another key.",
      aws: { operation: OPERATION, code: "InvalidParameterValue" },
      docs: DOCS,
    }),
  },
  check(self, world, report) {
    const key = world.find("aws:kms/key:Key", "arn", self.text("keyArn"), self);
    const spec = key?.text("customerMasterKeySpec");
    if (key === undefined || spec === undefined || spec === "SYMMETRIC_DEFAULT") return;
    report("asymmetric-key", { key: key.name, spec }, "keyArn", {
      related: [{ view: key, property: "customerMasterKeySpec", note: "the key" }],
    });
  },
});

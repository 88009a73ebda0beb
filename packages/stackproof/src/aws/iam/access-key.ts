// A user's credentials for programs.
import { defineResource, finding, oneOf, replaces, text, withDefault } from "../../model/kernel.ts";
import { QUOTAS, userName } from "./shared.ts";

const API = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html";

export const accessKey = defineResource({
  token: "aws:iam/accessKey:AccessKey",
  docs: API,
  isGlobal: true,
  inputs: {
    pgpKey: replaces(text()),
    status: withDefault(oneOf(["Active", "Inactive"]), "Active"),
    user: replaces(userName("iam:CreateAccessKey")),
  },
  outputs: (self, make) => ({
    id: make.upper("AKIA", 20),
    ...(!self.has("pgpKey") && {
      encryptedSecret: "",
      encryptedSesSmtpPasswordV4: "",
      keyFingerprint: "",
    }),
  }),
  unknowable: {
    createDate: "the time of the deployment",
    encryptedSecret: "AWS makes the secret up",
    encryptedSesSmtpPasswordV4: "AWS makes the secret up",
    keyFingerprint: "that of the given PGP key",
    secret: "AWS makes it up",
    sesSmtpPasswordV4: "follows from the secret",
  },
  findings: {
    "third-key": finding<{ name: string; user: string; count: number }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, user, count }) =>
        `Access key \`${name}\` is one of ${count} of the user ${user}; a user has at most two.`,
      why: "The quota cannot be raised: the second key is there for the change from one key to the next.",
      fix: "Give each program a user of its own, or better a role.",
      aws: { operation: "iam:CreateAccessKey", code: "LimitExceeded" },
      quote: "Cannot exceed quota for AccessKeysPerUser: 2",
      docs: QUOTAS,
    }),
  },
  check(self, world, report) {
    const { user } = self.inputs;
    const keys = world.where("aws:iam/accessKey:AccessKey", "user", user);
    if (user === undefined || keys.length < 3 || keys[0]?.urn !== self.urn) return;
    report("third-key", { name: self.name, user, count: keys.length }, "user", {
      related: keys.slice(1, 4).map((view) => ({ view, note: "a key of the same user" })),
    });
  },
});

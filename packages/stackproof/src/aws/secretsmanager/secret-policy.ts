// The resource policy of a secret: who may read it.
import { bool, defineResource, finding, ref, replaces } from "../../model/kernel.ts";
import { policy } from "../policy.ts";
import { policyAllows } from "../rights.ts";
import { SECRET, secretOf } from "./shared.ts";

const DOCS = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutResourcePolicy.html";
const PUT = "secretsmanager:PutResourcePolicy";

export const secretPolicy = defineResource({
  token: "aws:secretsmanager/secretPolicy:SecretPolicy",
  docs: DOCS,
  inputs: {
    blockPublicPolicy: bool(),
    policy: policy({ kind: "secret" }),
    secretArn: replaces(ref(SECRET, ["arn", "id"])),
  },
  outputs: (self, make) => ({
    id: self.text("secretArn") ?? make.arn("secretsmanager", `secret:example-${make.lower(6)}`),
  }),
  unique: {
    "duplicate-policy": {
      key: (self, world) => secretOf(world, self.text("secretArn"), self)?.urn ?? self.text("secretArn"),
      scope: "region",
      says: () => "are policies of one secret",
      property: "secretArn",
      effect: "broken",
      why: "A secret has one policy: the one that is put last replaces the other.",
      fix: "Join the statements into one policy.",
    },
  },
  findings: {
    "policy-in-two-places": finding<{ name: string; secret: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "documented",
      message: ({ name, secret }) =>
        `Secret policy \`${name}\` and the input policy of secret \`${secret}\` both set the secret's policy.`,
      why: "A secret has one policy: each run of Pulumi puts one of the two in place of the other.",
      fix: ({ secret }) => `Leave policy of \`${secret}\` out.`,
      docs: "https://www.pulumi.com/registry/packages/aws/api-docs/secretsmanager/secret/",
    }),
    "public-policy-blocked": finding<{ name: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name }) => `Secret policy \`${name}\` allows everyone and has blockPublicPolicy: true.`,
      why: "With blockPublicPolicy, Secrets Manager refuses policies that let anyone in.",
      fix: "Name the accounts or roles as Principal instead of *.",
      aws: { operation: PUT, code: "PublicPolicyException" },
    }),
  },
  check(self, world, report) {
    const { name } = self;
    const secret = secretOf(world, self.text("secretArn"), self);
    if (secret !== undefined && secret.has("policy") && secret.node.inputs["policy"] !== "") {
      report("policy-in-two-places", { name, secret: secret.name }, "secretArn", {
        related: [{ view: secret, property: "policy", note: "the other policy" }],
      });
    }
    const isPublic =
      policyAllows(self.node.inputs["policy"], {
        principal: "anonymous",
        action: "secretsmanager:GetSecretValue",
        resource: self.text("secretArn") ?? "*",
      }) === "yes";
    if (self.inputs.blockPublicPolicy === true && isPublic) {
      report("public-policy-blocked", { name }, "policy");
    }
  },
});

// A right to use a key that is given to one principal.
import {
  bool,
  defineResource,
  finding,
  type Kind,
  leaf,
  list,
  map,
  object,
  oneOf,
  parseArn,
  ref,
  replaces,
  shown,
  text,
  withDefault,
} from "../../model/kernel.ts";
import { isGiven, itemsOf } from "../s3/shared.ts";
import { canDo, GRANT_OPERATIONS } from "./key-spec.ts";
import { KEY, KEYS, keyOf } from "./shared.ts";

const CREATE_GRANT = "https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html";

const findings = {
  "operation-not-of-key": finding<{ operation: string; key: string; spec: string; usage: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ operation, key, spec, usage }) =>
      `The grant allows ${operation}, which the key \`${key}\` (${spec}, ${usage}) cannot do.`,
    why: "KMS takes only operations that the key supports.",
    fix: ({ operation }) => `Leave ${operation} out, or grant it on a key of the kind that has it.`,
    aws: { operation: "kms:CreateGrant", code: "ValidationException" },
    docs: CREATE_GRANT,
  }),
  "two-constraints": finding({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: () => "The grant has both encryptionContextEquals and encryptionContextSubset.",
    why: "A grant has one constraint: the encryption context either equals the given one or has it within.",
    fix: "Keep one of the two.",
    quote: "A grant constraint can't have both encryption_context_equals and encryption_context_subset set",
    docs: CREATE_GRANT,
  }),
};

export const grant = defineResource({
  token: "aws:kms/grant:Grant",
  docs: CREATE_GRANT,
  inputs: {
    // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/kms/grant.go
    constraints: replaces(
      list(object({ encryptionContextEquals: map(text()), encryptionContextSubset: map(text()) })),
    ),
    grantCreationTokens: replaces(list(text())),
    granteePrincipal: replaces(principal()),
    keyId: replaces(
      ref(KEYS, ["id", "keyId", "arn"], { aws: { operation: "kms:CreateGrant", code: "NotFoundException" } }),
    ),
    name: replaces(
      text({
        max: 256,
        pattern: /^[a-zA-Z0-9:/_-]+$/,
        of: "letters, digits, colons, slashes, underscores and hyphens",
        provider: (_value, attribute) => `${attribute} must only contain [a-zA-Z0-9:/_-]`,
      }),
    ),
    operations: replaces(list(oneOf(GRANT_OPERATIONS))),
    retireOnDelete: replaces(withDefault(bool(), false)),
    retiringPrincipal: replaces(principal()),
  },
  outputs(self, make) {
    const grantId = make.hex(64, "grant");
    const keyId = self.text("keyId");
    return {
      grantId,
      grantToken: `AQpA${make.hex(60, "token")}`,
      ...(keyId !== undefined && { id: `${keyId}:${grantId}` }),
    };
  },
  findings,
  check(self, world, report) {
    const constraints = itemsOf(self.node.inputs["constraints"]);
    const given = ["encryptionContextEquals", "encryptionContextSubset"].filter((name) =>
      constraints.some(({ map: constraint }) => isGiven(constraint, name)),
    );
    if (given.length > 1) report("two-constraints", {}, "constraints");
    const key = keyOf(world, self.text("keyId"), self);
    const [spec, usage] = [key?.text("customerMasterKeySpec"), key?.text("keyUsage")];
    if (key === undefined || !key.is(KEY) || spec === undefined || usage === undefined) return;
    for (const [index, operation] of (self.texts("operations") ?? []).entries()) {
      const isOperation = GRANT_OPERATIONS.some((one) => one === operation);
      if (operation === undefined || !isOperation || canDo(spec, usage, operation)) continue;
      report("operation-not-of-key", { operation, key: key.name, spec, usage }, `operations[${index}]`, {
        related: [{ view: key, note: "the key" }],
      });
    }
  },
});

/** An ARN, or the name of a service: https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/verify/validate.go */
function principal(): Kind<string> {
  return leaf<string>({
    expects: "the ARN of a role, a user or an account, or the name of a service",
    good: "arn:aws:iam::111122223333:role/example",
    bad: "example",
    decode: (value) => (typeof value === "string" ? value : undefined),
    fault(value) {
      if (value === "" || parseArn(value) !== undefined) return undefined;
      if (/^([0-9a-z-]+\.){1,4}(amazonaws|amazon)\.com(\.cn)?$/.test(value)) return undefined;
      return {
        says: `is ${shown(value)}; it takes the ARN of a role, a user or an account, or the name of a service`,
        provider: (attribute) => `"${attribute}" (${value}) is an invalid ARN: arn: invalid prefix`,
      };
    },
  });
}

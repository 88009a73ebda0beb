// Another name of a key.
import { conflictsWith, defineResource, finding, parseArn, ref, replaces } from "../../model/kernel.ts";
import { aliasName } from "./alias-name.ts";
import { isAliasReference, KEYS, keyOf } from "./shared.ts";

const CREATE_ALIAS = "https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html";

export const alias = defineResource({
  token: "aws:kms/alias:Alias",
  docs: CREATE_ALIAS,
  inputs: {
    // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/kms/alias.go
    name: replaces(aliasName()),
    namePrefix: replaces(aliasName()),
    targetKeyId: ref(KEYS, ["id", "keyId", "arn"], {
      aws: { operation: "kms:CreateAlias", code: "NotFoundException" },
      docs: CREATE_ALIAS,
    }),
  },
  relations: [conflictsWith(["name", "namePrefix"])],
  outputs(self, make) {
    const name = self.text("name");
    const target = self.text("targetKeyId");
    const key = keyOf(make.world, target, self);
    const isArn = target !== undefined && parseArn(target) !== undefined;
    const arn = isArn ? target : target === undefined ? undefined : make.arn("kms", `key/${target}`);
    return {
      ...(name !== undefined && { id: name, arn: make.arn("kms", name) }),
      ...(!self.has("namePrefix") && { namePrefix: "" }),
      ...((key !== undefined || arn !== undefined) && { targetKeyArn: key?.text("arn") ?? arn ?? "" }),
    };
  },
  unique: {
    "duplicate-name": {
      key: (self) => self.text("name"),
      scope: "region",
      says: (key) => `have the same name "${key}"`,
      property: "name",
      why: "An alias belongs to one key, and its name is unique within the account and region.",
      fix: "Give each alias a name of its own.",
      aws: { operation: "kms:CreateAlias", code: "AlreadyExistsException" },
      docs: "https://docs.aws.amazon.com/kms/latest/developerguide/alias-about.html",
    },
  },
  findings: {
    "alias-of-alias": finding<{ target: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ target }) => `The alias points to the alias "${target}".`,
      why: "An alias points to a key, by its id or ARN.",
      fix: "Give the key's `keyId` or `arn` as targetKeyId.",
      aws: { operation: "kms:CreateAlias", code: "ValidationException" },
      docs: CREATE_ALIAS,
    }),
  },
  check(self, _world, report) {
    const target = self.text("targetKeyId");
    if (target !== undefined && isAliasReference(target)) report("alias-of-alias", { target }, "targetKeyId");
  },
});

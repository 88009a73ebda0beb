// AWS IAM: getPolicy.
import { displayToken } from "../../core/urn.ts";
import type { PropertyMap } from "../../core/value.ts";
import { type DataSourceWorld, defineDataSource, guessed, known, refused } from "../../model/data-source.ts";
import { badArgument } from "../../model/findings.ts";
import { at, notesOnAbsent } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { type Thing, thingsOfType, thingTags, thingText } from "../../model/things.ts";
import { globalArn } from "../arn.ts";

const TOKEN = "aws:iam/getPolicy:getPolicy";
const RESOURCE = "aws:iam/policy:Policy";
const DOCS =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/iam/policy_data_source.go";

export const getPolicy = defineDataSource({
  token: TOKEN,
  docs: DOCS,
  regional: false,
  answer(args, world) {
    const asked = textAt(args, "arn");
    const name = textAt(args, "name");
    if (asked !== undefined && name !== undefined) {
      const quote = '"arn": conflicts with name';
      const fix = "Give it either `arn` or `name`.";
      const parameters = {
        function: displayToken(TOKEN),
        found: "both `arn` and `name`",
        fix,
        quote,
        docs: DOCS,
      };
      return refused(TOKEN, quote, badArgument.at(at(world), parameters));
    }
    const thing = thingsOfType({ ...world, region: undefined }, RESOURCE).find((candidate) =>
      asked === undefined
        ? thingText(candidate, "name") === name
        : [candidate.id, thingText(candidate, "arn")].includes(asked),
    );
    if (thing !== undefined) return known(result(thing, world));
    const value = asked ?? globalArn(world, "iam", `policy${textAt(args, "pathPrefix") ?? "/"}${name ?? ""}`);
    const [, path = "/", last = ""] = /:policy(\/(?:.*\/)?)([^/]+)$/.exec(value) ?? [];
    const guess = {
      id: value,
      arn: value,
      name: last,
      path,
      description: "",
      attachmentCount: 0,
      policy: EMPTY,
      tags: {},
    };
    // Policies that AWS manages are in every account; whether one of that name exists is not known here.
    const isManaged = value.includes(":iam::aws:policy/");
    const lookup = { token: TOKEN, resource: RESOURCE, keys: { arn: "arn", name: "name" } };
    return guessed(guess, isManaged ? [] : notesOnAbsent(lookup, args, world));
  },
});

/** A document that says nothing, so that programs that read it go on. */
const EMPTY = JSON.stringify({ Version: "2012-10-17", Statement: [] });

function result(thing: Thing, world: DataSourceWorld): PropertyMap {
  const name = thingText(thing, "name") ?? "";
  const path = thingText(thing, "path") ?? "/";
  const value = thingText(thing, "arn") ?? thing.id ?? globalArn(world, "iam", `policy${path}${name}`);
  const policyId = thingText(thing, "policyId");
  return {
    id: value,
    arn: value,
    name,
    path,
    description: thingText(thing, "description") ?? "",
    attachmentCount: 0,
    policy: thingText(thing, "policy") ?? EMPTY,
    tags: thingTags(thing),
    ...(policyId !== undefined && { policyId }),
  };
}

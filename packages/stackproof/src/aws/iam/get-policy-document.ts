// AWS IAM: getPolicyDocument, computed as the Terraform provider computes it.
import { holdsPlaceholder } from "../../core/placeholder.ts";
import type { PropertyMap } from "../../core/value.ts";
import {
  type DataSourceAnswer,
  type DataSourceWorld,
  defineDataSource,
  guessed,
  known,
  refused,
} from "../../model/data-source.ts";
import { at } from "../../model/lookup.ts";
import { mapsAt, textAt, textsAt } from "../../model/plain.ts";
import { crc32Text, terraformSet, terraformTextSet } from "../../model/terraform-set.ts";
import { policyRefused } from "../findings.ts";
import {
  type Condition,
  mergeDocuments,
  type PolicyDocument,
  PolicyFormError,
  type Principal,
  parseDocument,
  type Statement,
  writeDocument,
} from "./policy-document.ts";

const TOKEN = "aws:iam/getPolicyDocument:getPolicyDocument";

/** What stops the provider: its own words, what was found, what to write. */
class Refusal extends Error {
  readonly found: string;
  readonly fix: string;

  constructor(quote: string, found: string, fix: string) {
    super(quote);
    this.found = found;
    this.fix = fix;
  }
}

export const getPolicyDocument = defineDataSource({
  token: TOKEN,
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/iam/policy_document_data_source.go",
  regional: false,
  answer(args, world) {
    try {
      return answer(args);
    } catch (error) {
      if (error instanceof Refusal) return refuse(error, world);
      throw error;
    }
  },
});

function answer(args: PropertyMap): DataSourceAnswer {
  const sources = documents(args, "sourcePolicyDocuments", "source");
  const overrides = documents(args, "overridePolicyDocuments", "override");
  refuseDuplicateSids(sources);
  let merged: PolicyDocument = { version: "", id: "", statements: [] };
  for (const source of sources) if (source !== undefined) merged = mergeDocuments(merged, source);
  merged = mergeDocuments(merged, ownDocument(args));
  for (const override of overrides) if (override !== undefined) merged = mergeDocuments(merged, override);
  const json = writeDocument(merged, "  ");
  const result = {
    id: crc32Text(json),
    json,
    minifiedJson: writeDocument(merged, ""),
    version: versionOf(args),
  };
  // A document that nobody can know was left out, so that the rest of the policy can be checked.
  const complete = [...sources, ...overrides].every((document) => document !== undefined);
  return complete ? known(result) : guessed(result);
}

function refuse(error: Refusal, world: DataSourceWorld): DataSourceAnswer {
  const finding = policyRefused.at(at(world), { found: error.found, fix: error.fix, quote: error.message });
  return refused(TOKEN, error.message, finding);
}

/** The documents of an argument; undefined for one that is a placeholder as a whole. */
function documents(
  args: PropertyMap,
  key: string,
  kind: "source" | "override",
): (PolicyDocument | undefined)[] {
  return textsAt(args, key).map((json, index) => {
    try {
      return parseDocument(json);
    } catch (error) {
      if (holdsPlaceholder(json) && !json.trimStart().startsWith("{")) return undefined;
      const attribute = kind === "source" ? "source_policy_documents" : "override_policy_documents";
      const found = `\`${key}[${index}]\` is no policy document that it can read`;
      const fix =
        "Give it the `json` of another getPolicyDocument, or JSON text with a list under `Statement`.";
      if (error instanceof PolicyFormError) {
        throw new Refusal(
          `writing IAM Policy Document: merging ${kind} document ${index}: ${error.message}`,
          found,
          fix,
        );
      }
      const reason = json.trim() === "" ? "unexpected end of JSON input" : "invalid character";
      throw new Refusal(`"${attribute}.${index}" contains an invalid JSON: ${reason}`, found, fix);
    }
  });
}

/** Source documents may not share a Sid, also not with themselves. */
function refuseDuplicateSids(sources: readonly (PolicyDocument | undefined)[]): void {
  const seen = new Set<string>();
  for (const [index, source] of sources.entries()) {
    for (const [statement, { sid }] of (source?.statements ?? []).entries()) {
      if (sid === "") continue;
      if (seen.has(sid)) {
        throw new Refusal(
          `writing IAM Policy Document: merging source document ${index}: duplicate Sid (${sid}) in source_policy_documents (statement ${statement}). Remove the Sid or ensure Sids are unique.`,
          `two statements of \`sourcePolicyDocuments\` have the Sid "${sid}"`,
          "Give the statements different Sids or none; to replace a statement, use `overridePolicyDocuments`.",
        );
      }
      seen.add(sid);
    }
  }
}

function versionOf(args: PropertyMap): string {
  const version = textAt(args, "version") ?? "2012-10-17";
  if (version === "2012-10-17" || version === "2008-10-17" || holdsPlaceholder(version)) return version;
  throw new Refusal(
    `expected version to be one of ["2008-10-17" "2012-10-17"], got ${version}`,
    `\`version\` is "${version}"`,
    'Leave `version` out, or write "2012-10-17": it is the version of the policy language, not a date of yours.',
  );
}

function ownDocument(args: PropertyMap): PolicyDocument {
  const version = versionOf(args);
  const seen = new Set<string>();
  const statements = mapsAt(args, "statements").map((statement, index): Statement => {
    const sid = textAt(statement, "sid") ?? "";
    if (sid !== "" && seen.has(sid)) {
      throw new Refusal(
        `writing IAM Policy Document: duplicate Sid (${sid}). Remove the Sid or ensure the Sid is unique.`,
        `two statements have the Sid "${sid}"`,
        "Give each statement a Sid of its own, or none.",
      );
    }
    seen.add(sid);
    return ownStatement(statement, sid, index, version);
  });
  return { version, id: textAt(args, "policyId") ?? "", statements };
}

function ownStatement(statement: PropertyMap, sid: string, index: number, version: string): Statement {
  const effect = textAt(statement, "effect") ?? "Allow";
  if (effect !== "Allow" && effect !== "Deny" && !holdsPlaceholder(effect)) {
    throw new Refusal(
      `expected statement.${index}.effect to be one of ["Allow" "Deny"], got ${effect}`,
      `the effect of statement ${index} is "${effect}"`,
      'Write "Allow" or "Deny", with the capital letter.',
    );
  }
  const scalarOrList = (key: string, output: string, replace: boolean) => {
    const value = oneOrFalling(textsAt(statement, key), replace ? version : undefined);
    return value === undefined ? {} : { [output]: value };
  };
  return {
    sid,
    effect,
    ...scalarOrList("actions", "actions", false),
    ...scalarOrList("notActions", "notActions", false),
    ...scalarOrList("resources", "resources", true),
    ...scalarOrList("notResources", "notResources", true),
    principals: principals(statement, "principals", version),
    notPrincipals: principals(statement, "notPrincipals", version),
    conditions: conditions(statement, version),
  };
}

/** A set of one is written as its only member, a larger one as a list in falling order. */
function oneOrFalling(values: readonly string[], version: string | undefined): string | string[] | undefined {
  const members = terraformTextSet(values).map((value) =>
    version === undefined ? value : replaceVariables(value, version),
  );
  const [only] = members;
  if (only === undefined) return undefined;
  return members.length === 1 ? only : members.sort((a, b) => (a < b ? 1 : a > b ? -1 : 0));
}

/** `&{aws:username}` stands for a policy variable, because Terraform keeps `${…}` for itself. */
function replaceVariables(value: string, version: string): string {
  if (version === "2008-10-17" && value.includes("&{")) {
    throw new Refusal(
      `found &{ sequence in (${value}), which is not supported in document version 2008-10-17`,
      `"${value}" holds a policy variable, which version 2008-10-17 does not have`,
      'Leave `version` out, or write "2012-10-17".',
    );
  }
  return value.replaceAll("&{", "${");
}

function principals(
  statement: PropertyMap,
  key: "principals" | "notPrincipals",
  version: string,
): Principal[] {
  const given = mapsAt(statement, key).map((item) => ({
    type: textAt(item, "type") ?? "",
    identifiers: textsAt(item, "identifiers"),
  }));
  const serialize = (item: { type: string; identifiers: string[] }) =>
    `identifiers:{${terraformTextSet(item.identifiers)
      .map((text) => `${text};`)
      .join("")}};type:${item.type};`;
  return terraformSet(given, serialize).map((item) => ({
    type: item.type,
    identifiers: oneOrFalling(item.identifiers, version) ?? [],
  }));
}

function conditions(statement: PropertyMap, version: string): Condition[] {
  const given = mapsAt(statement, "conditions").map((item) => ({
    test: textAt(item, "test") ?? "",
    variable: textAt(item, "variable") ?? "",
    values: textsAt(item, "values"),
  }));
  const serialize = (item: Condition & { values: string[] }) =>
    `test:${item.test};values:(${item.values.map((text) => `${text};`).join("")});variable:${item.variable};`;
  return terraformSet(given, serialize).map((item) => ({
    ...item,
    values: item.values.map((value) => replaceVariables(value, version)),
  }));
}

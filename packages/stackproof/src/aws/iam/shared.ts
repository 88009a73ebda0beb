// AWS IAM: names, paths, tags and references that several of its types have in common.
import { holdsPlaceholder } from "../../core/placeholder.ts";
import {
  MANAGED_POLICIES_DATE,
  type ManagedPolicyVerdict,
  managedPolicy,
} from "../../data/managed-policies.ts";
import {
  finding,
  parseArn,
  type Report,
  type ResourceView,
  ref,
  shown,
  tags,
  text,
} from "../../model/kernel.ts";
import {
  asText,
  type Kind,
  type KindAt,
  type KindOptions,
  type KnownValue,
  known,
} from "../../model/kinds/kind.ts";

export const ROLE = "aws:iam/role:Role";
export const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
export const ROLE_ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
export const POLICY = "aws:iam/policy:Policy";
export const POLICY_ATTACHMENT = "aws:iam/policyAttachment:PolicyAttachment";
export const USER = "aws:iam/user:User";
export const GROUP = "aws:iam/group:Group";

export const QUOTAS = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html";
/** Names of IAM: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-names */
const NAME = /^[\w+=,.@-]*$/;
const LETTERS = "letters, digits and +=,.@-_";

/**
 * A name that the provider's validator for IAM checks: validResourceName in
 * https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/iam/validate.go
 */
export function iamName(max: number): Kind<string> {
  return text({
    min: 1,
    max,
    pattern: NAME,
    of: LETTERS,
    provider: (_value, attribute) => String.raw`invalid value for ${attribute} (must match [\w+=,.@-])`,
  });
}

/** What the provider leaves of a name for a prefix, before the 26 characters that it adds. */
export function iamNamePrefix(max: number): Kind<string> {
  return iamName(max - 26);
}

/**
 * The name of a user or group. Its characters are checked by the provider, its length by AWS:
 * https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/iam/user.go and group.go
 */
export function identityName(max: number, api: string, operation: string): Kind<string> {
  return text(
    { min: 1, max, pattern: /^[\w+=,.@-]+$/, of: LETTERS },
    { by: "aws", docs: api, aws: { operation, code: "ValidationError" } },
  );
}

/**
 * A path: a slash, or a text that begins and ends with one.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 */
export function iamPath(api: string, operation: string): Kind<string> {
  return text(
    {
      min: 1,
      max: 512,
      pattern: /^(\/|\/[\u0021-\u007e]+\/)$/,
      of: "a path that begins and ends with a slash",
      good: "/example/",
      bad: "example",
    },
    {
      by: "aws",
      docs: api,
      aws: { operation, code: "ValidationError" },
      fix: "Write / or such as /teams/shop/.",
    },
  );
}

/** Tags of IAM, whose characters are limited, unlike those of most services. */
export function iamTags(): Kind<Record<string, string | undefined>> {
  return tags(
    { ignoreCase: true },
    { docs: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html" },
  );
}

/** What a reference to a role, user or group by its name accepts. */
interface NamedOptions {
  readonly token: string;
  /** "role". */
  readonly noun: string;
  readonly options?: KindOptions;
  /** The provider's words for an ARN. */
  readonly quote?: (attribute: string, value: string) => string;
  readonly operation: string;
}

/** The name of a role, user or group, never its ARN. */
function named({ token, noun, options = {}, quote, operation }: NamedOptions): Kind<string> {
  const base = ref(token, ["name", "id"], { anyRegion: true, ...options });
  const rules: KindOptions = {
    by: quote === undefined ? "aws" : "provider",
    aws: { operation, code: "ValidationError" },
    docs: `https://docs.aws.amazon.com/IAM/latest/APIReference/API_${operation.replace("iam:", "")}.html`,
    fix: `Give the ${noun}'s \`name\`.`,
    ...options,
  };
  return {
    ...base,
    options: rules,
    good: "example",
    bad: `arn:aws:iam::111122223333:${noun}/example`,
    check(value, at) {
      const name = asText(value);
      if (name === undefined || NAME.test(name)) {
        base.check(value, at);
        return;
      }
      const isArn = parseArn(name) !== undefined;
      const words = isArn && at.attribute !== undefined ? quote?.(at.attribute, name) : undefined;
      at.report({
        path: at.path,
        says: `is ${shown(name)}, ${isArn ? "an ARN" : `which has other characters than ${LETTERS}`}; it takes the ${noun}'s name`,
        options: rules,
        expects: `the name of a ${noun}`,
        ...(words !== undefined && { quote: words }),
      });
    },
  };
}

/** The name of a role. `validated` is true where the provider itself refuses an ARN. */
export function roleName(operation: string, validated = false): Kind<string> {
  return named({
    token: ROLE,
    noun: "role",
    operation,
    ...(validated && { quote: (attribute) => `"${attribute}" must be the role's name not its ARN` }),
  });
}

export function userName(operation: string): Kind<string> {
  return named({ token: USER, noun: "user", operation });
}

export function groupName(operation: string): Kind<string> {
  return named({ token: GROUP, noun: "group", operation });
}

/**
 * The ARN of a managed policy, of the account or of AWS. Those of AWS are looked up in the list of all of them.
 * `isProviderChecked` is true where the provider refuses what is no ARN.
 */
export function policyArn(operation: string, isProviderChecked = true): Kind<string> {
  const rules: KindOptions = {
    by: isProviderChecked ? "provider" : "aws",
    aws: { operation, code: "NoSuchEntity" },
    docs: `https://docs.aws.amazon.com/IAM/latest/APIReference/API_${operation.replace("iam:", "")}.html`,
  };
  const own = ref(POLICY, ["arn", "id"], { anyRegion: true });
  return {
    ...own,
    expects: "the ARN of a managed policy",
    options: rules,
    good: "arn:aws:iam::aws:policy/ReadOnlyAccess",
    bad: "ReadOnlyAccess",
    check(value: KnownValue, at: KindAt) {
      const arn = asText(value);
      if (arn === undefined || arn === "") return;
      const parts = parseArn(arn);
      if (parts === undefined || parts.service !== "iam" || !parts.resource.startsWith("policy/")) {
        reportForm(arn, parts !== undefined, rules, at, isProviderChecked);
        return;
      }
      if (parts.account === "aws")
        reportManaged(arn, parts.partition, parts.resource.slice("policy/".length), rules, at);
      else own.check(value, at);
    },
  };
}

function reportForm(
  arn: string,
  isArn: boolean,
  rules: KindOptions,
  at: KindAt,
  isProviderChecked: boolean,
): void {
  const view = at.world?.where(POLICY, "name", arn)[0];
  const isPolicyName = /^[\w+=,.@-]+$/.test(arn) && managedPolicy(arn).kind !== "unknown";
  at.report({
    path: at.path,
    says: `is ${shown(arn)}, ${isArn ? "the ARN of something else" : view === undefined ? "which is no ARN" : `the name of \`${view.name}\``}; it takes the ARN of a managed policy`,
    options: {
      ...rules,
      aws: { operation: rules.aws?.operation ?? "", code: "InvalidInput" },
      fix:
        view === undefined
          ? isPolicyName
            ? `Write arn:aws:iam::aws:policy/${placeOf(managedPolicy(arn), arn)}, or aws.iam.ManagedPolicy.${arn.replaceAll(/\W/g, "")}.`
            : "Give the policy's `arn`."
          : `Give \`${view.name}.arn\`.`,
    },
    expects: "the ARN of a managed policy",
    ...(isProviderChecked &&
      !isArn &&
      at.attribute !== undefined && {
        quote: `"${at.attribute}" (${arn}) is an invalid ARN: arn: invalid prefix`,
      }),
    ...(view !== undefined && { related: [{ view, note: "the policy" }] }),
  });
}

function placeOf(verdict: ManagedPolicyVerdict, name: string): string {
  return verdict.kind === "elsewhere" ? verdict.path : name;
}

function reportManaged(arn: string, partition: string, path: string, rules: KindOptions, at: KindAt): void {
  // The list is that of the commercial partition.
  if (partition !== "aws") return;
  if (path.startsWith("aws-service-role/")) {
    at.report({
      path: at.path,
      slug: "service-linked-policy",
      says: `is ${shown(arn)}, which belongs to a service-linked role`,
      options: {
        ...rules,
        aws: { operation: rules.aws?.operation ?? "", code: "PolicyNotAttachable" },
        why: "AWS attaches such a policy to the service's own role; it can be attached to nothing else.",
        fix: "Leave it out: the service makes its role by itself, or write aws.iam.ServiceLinkedRole.",
      },
      expects: "another policy",
    });
    return;
  }
  const verdict = managedPolicy(path);
  if (verdict.kind === "known") return;
  const observed = "https://github.com/hashicorp/terraform/issues/31748";
  const why = `AWS has no such policy. The list is that of ${MANAGED_POLICIES_DATE}.`;
  const quote = `NoSuchEntity: Policy ${arn} does not exist or is not attachable.`;
  const report = (says: string, fix: string, isCertain: boolean): void =>
    at.report({
      path: at.path,
      slug: "no-such-policy",
      says: `is ${shown(arn)}, ${says}`,
      options: {
        ...rules,
        docs: observed,
        evidence: "observed",
        severity: isCertain ? "error" : "warning",
        why,
        fix,
      },
      expects: "a policy that exists",
      quote,
    });
  const prefix = "arn:aws:iam::aws:policy/";
  if (verdict.kind === "elsewhere") {
    report("which AWS has under another path", `Write ${prefix}${verdict.path}.`, true);
  } else if (verdict.kind === "withdrawn") {
    const instead = verdict.near === undefined ? "Choose another policy." : `Write ${prefix}${verdict.near}.`;
    report("which AWS has withdrawn and attaches to nothing new", instead, true);
  } else if (verdict.near === undefined) {
    report("which is not among AWS's managed policies", "Check the name.", false);
  } else {
    // A further version of a policy may be newer than the list.
    const isVersion = /v\d+$/i.test(path);
    report("which is not among AWS's managed policies", `Did you mean ${prefix}${verdict.near}?`, !isVersion);
  }
}

const TAGS = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules";

/** What is wrong with tags, also with those that come from the provider's default tags. */
export const tagFindings = {
  "duplicate-tag-keys": finding<{ name: string; one: string; other: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, one, other }) =>
      `Tags of \`${name}\` have the keys "${one}" and "${other}", which are one to IAM.`,
    why: "IAM compares the keys of tags without regard to case. The provider's default tags count, too.",
    fix: ({ one, other }) => `Write ${one} in both places, or leave out ${other}.`,
    aws: { operation: "iam:TagRole", code: "InvalidInput" },
    quote: "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
    docs: TAGS,
  }),
  "tag-characters": finding<{ name: string; key: string; value: string; wrong: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, key, value, wrong }) =>
      `Tag ${key} of \`${name}\` is ${shown(value)}, with ${wrong}, which IAM does not take in tags.`,
    why: "Tags of IAM hold letters, digits, spaces and _.:/=+-@, fewer characters than those of most services.",
    fix: "Leave the character out, also in the provider's default tags.",
    aws: { operation: "iam:TagRole", code: "ValidationError" },
    // Seen in https://github.com/juspay/hyperswitch-suite/pull/323 and https://github.com/SWO-GS/auto-tag/issues/90
    quote: String.raw`Member must satisfy regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]*`,
    docs: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_Tag.html",
  }),
};

/** Checks the tags of a resource together with the provider's own. */
export function checkTags(self: ResourceView, report: Report<typeof tagFindings>): void {
  const seen = new Map<string, string>();
  for (const [key, value] of Object.entries(self.object("tagsAll") ?? self.object("tags") ?? {})) {
    const before = seen.get(key.toLowerCase());
    if (before !== undefined) {
      report("duplicate-tag-keys", { name: self.name, one: before, other: key }, "tags");
    }
    seen.set(key.toLowerCase(), key);
    const text = known(value);
    if (typeof text !== "string" || holdsPlaceholder(text)) continue;
    const wrong = /[^\p{L}\p{Z}\p{N}_.:/=+\-@]/u.exec(`${key}${text}`)?.[0];
    if (wrong !== undefined) {
      report("tag-characters", { name: self.name, key, value: text, wrong: JSON.stringify(wrong) }, "tags");
    }
  }
}

/** A name without regard to case, for uniqueness. */
export function foldedName(self: ResourceView): string | undefined {
  return self.text("name")?.toLowerCase();
}

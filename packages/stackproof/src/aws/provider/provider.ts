// The AWS provider itself, when a program creates one: region, credentials, roles.
import { nearest } from "../../core/nearest.ts";
import { isPropertyMap, type PropertyMap, type PropertyValue } from "../../core/value.ts";
import { findRegion, PARTITIONS, REGIONS } from "../../data/regions.ts";
import {
  anything,
  conflictsWith,
  defineResource,
  int,
  type Kind,
  leaf,
  oneOf,
  parseArn,
  type ResourceView,
  shown,
  text,
} from "../../model/kernel.ts";
import { asText, known } from "../../model/kinds/kind.ts";
import { DOCS, PROVIDER_FINDINGS, type ProviderReport } from "./provider-findings.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids */
const ACCESS_KEY = /^(AKIA|ASIA)[A-Z2-7]{16}$/;

/** How requests are retried: the SDK compares without regard to case. */
function retryMode(): Kind<string> {
  return leaf<string>(
    {
      expects: '"standard" or "adaptive"',
      good: "standard",
      bad: "fast",
      decode: asText,
      fault(value) {
        if (/^(standard|adaptive)?$/i.test(value)) return undefined;
        return {
          says: `is ${shown(value)}; it takes "standard" or "adaptive"`,
          provider: () => `unknown RetryMode, ${value}`,
        };
      },
    },
    {},
  );
}

export const provider = defineResource({
  token: "pulumi:providers:aws",
  docs: DOCS,
  isGlobal: true,
  // The SDK hands lists, maps, numbers and booleans over as JSON text: they are read in the check below.
  inputs: {
    accessKey: text(),
    allowedAccountIds: anything(),
    assumeRoleWithWebIdentity: anything(),
    assumeRoles: anything(),
    customCaBundle: text(),
    defaultTags: anything(),
    ec2MetadataServiceEndpoint: text(),
    ec2MetadataServiceEndpointMode: oneOf(["IPv4", "IPv6", ""]),
    endpoints: anything(),
    forbiddenAccountIds: anything(),
    httpProxy: text(),
    httpsProxy: text(),
    ignoreTags: anything(),
    insecure: anything(),
    maxRetries: int(),
    noProxy: text(),
    profile: text(),
    region: text(),
    retryMode: retryMode(),
    s3UsEast1RegionalEndpoint: oneOf(["legacy", "regional", ""]),
    s3UsePathStyle: anything(),
    secretKey: text(),
    sharedConfigFiles: anything(),
    sharedCredentialsFiles: anything(),
    skipCredentialsValidation: anything(),
    skipMetadataApiCheck: anything(),
    skipRegionValidation: anything(),
    skipRequestingAccountId: anything(),
    stsRegion: text(),
    tagPolicyCompliance: oneOf(["error", "warning", "disabled", ""]),
    token: text(),
    tokenBucketRateLimiterCapacity: int(),
    useDualstackEndpoint: anything(),
    useFipsEndpoint: anything(),
    userAgents: anything(),
  },
  relations: [conflictsWith(["allowedAccountIds", "forbiddenAccountIds"])],
  findings: PROVIDER_FINDINGS,
  check(self, _world, report) {
    checkRegion(self, report);
    checkCredentials(self, report);
    const roles = listOf(self, "assumeRoles");
    for (const role of roles) checkRole(self, role, report);
    checkAccounts(self, roles.at(-1), report);
    checkTags(self, report);
    checkEndpoints(self, report);
  },
});

/** A value that may be JSON text; undefined when it is absent, unknown or no JSON. */
function parsed(self: ResourceView, input: string): PropertyValue | undefined {
  const value = known(self.node.inputs[input]);
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value) as PropertyValue;
  } catch {
    return undefined;
  }
}

function listOf(self: ResourceView, input: string): PropertyMap[] {
  const value = parsed(self, input);
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((item) => {
    const inner = item === undefined ? undefined : known(item);
    return inner !== undefined && isPropertyMap(inner) ? [inner] : [];
  });
}

function textIn(map: PropertyMap | undefined, key: string): string | undefined {
  const value = known(map?.[key]);
  return value === undefined ? undefined : asText(value);
}

function checkRegion(self: ResourceView, report: ProviderReport): void {
  const { name } = self;
  const region = self.text("region");
  // Endpoints of one's own, such as LocalStack's, take any region.
  const isOwn = self.has("endpoints") && listOf(self, "endpoints").length > 0;
  if (region !== undefined && region !== "" && findRegion(region) === undefined && !isOwn) {
    const hasForm = PARTITIONS.some((partition) => partition.pattern.test(region));
    const near = nearest(
      region,
      REGIONS.map(({ id }) => id),
    );
    // A name of the right form may be a region that came after our list.
    const milder = hasForm ? { severity: "warning" as const } : {};
    report("unknown-region", { name, region, ...(near !== undefined && { near }) }, "region", milder);
  }
  // Of default providers, the rehearsal of the engine says so.
  const isDefault = /^default(_\d+)*$/.test(name);
  if (!isDefault && !self.has("region") && !self.has("profile") && !self.has("sharedConfigFiles"))
    report("no-region", { name });
}

function checkCredentials(self: ResourceView, report: ProviderReport): void {
  const { name } = self;
  const [accessKey, secretKey, token] = [self.text("accessKey"), self.text("secretKey"), self.text("token")];
  // LocalStack and others take any key.
  const isOwn = listOf(self, "endpoints").length > 0;
  if (accessKey !== undefined && accessKey !== "" && !isOwn) {
    if (!ACCESS_KEY.test(accessKey)) {
      report(
        "malformed-access-key",
        { name, length: accessKey.length, begins: accessKey.slice(0, 4) },
        "accessKey",
      );
    } else {
      report("literal-credentials", { name, input: "accessKey" }, "accessKey");
      if (accessKey.startsWith("ASIA") && !self.has("token")) {
        report("half-credentials", { name, has: "a temporary accessKey", absent: "token" }, "accessKey");
      }
    }
  } else if (!isOwn && [secretKey, token].some((one) => one !== undefined && one !== "")) {
    report(
      "literal-credentials",
      { name, input: secretKey === undefined ? "token" : "secretKey" },
      secretKey === undefined ? "token" : "secretKey",
    );
  }
  if (self.has("accessKey") !== self.has("secretKey")) {
    const [has, absent] = self.has("accessKey")
      ? ["an accessKey", "secretKey"]
      : ["a secretKey", "accessKey"];
    report("half-credentials", { name, has: has ?? "", absent: absent ?? "" });
  }
  const profile = self.text("profile");
  if (profile !== undefined && profile !== "" && self.has("accessKey")) {
    report("profile-and-keys", { name, profile }, "profile");
  }
}

function checkRole(self: ResourceView, role: PropertyMap, report: ProviderReport): void {
  const { name } = self;
  const value = textIn(role, "roleArn");
  if (role["roleArn"] === undefined || role["roleArn"] === null || value === "")
    report("role-without-arn", { name }, "assumeRoles");
  else if (value !== undefined) {
    const parts = parseArn(value);
    const what =
      parts === undefined
        ? "no ARN"
        : parts.service === "iam" && parts.resource.startsWith("role/")
          ? /^\d{12}$/.test(parts.account)
            ? undefined
            : "the ARN of a role without an account of twelve digits"
          : `an ARN of ${parts.service}:${parts.resource.split("/")[0] ?? ""}`;
    if (what !== undefined) report("invalid-role", { name, value, what }, "assumeRoles");
  }
  const rules: [string, RegExp, string][] = [
    ["sessionName", /^[\w+=,.@-]{2,64}$/, "2 to 64 letters, digits and _ + = , . @ -"],
    ["externalId", /^[\w+=,.@:/-]{2,1224}$/, "2 to 1224 letters, digits and _ + = , . @ : / -"],
  ];
  for (const [property, pattern, wants] of rules) {
    const found = textIn(role, property);
    if (found !== undefined && found !== "" && !pattern.test(found)) {
      report("invalid-session", { name, property, value: found, wants }, "assumeRoles");
    }
  }
  const duration = textIn(role, "duration");
  const seconds = duration === undefined || duration === "" ? undefined : secondsOf(duration);
  if (
    duration !== undefined &&
    duration !== "" &&
    (seconds === undefined || seconds < 900 || seconds > 43_200)
  ) {
    const wants = 'a duration from "15m" to "12h"';
    report("invalid-session", { name, property: "duration", value: duration, wants }, "assumeRoles");
  }
}

/** `1h30m`, as Go writes durations. */
function secondsOf(duration: string): number | undefined {
  if (!/^(\d+(\.\d+)?[hms])+$/.test(duration)) return undefined;
  const unit: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1 };
  return [...duration.matchAll(/(\d+(?:\.\d+)?)([hms])/g)].reduce(
    (sum, [, number = "0", letter = "s"]) => sum + Number(number) * (unit[letter] ?? 1),
    0,
  );
}

function checkAccounts(self: ResourceView, role: PropertyMap | undefined, report: ProviderReport): void {
  const { name } = self;
  const account = /^arn:[^:]+:iam::(\d{12}):role\//.exec(textIn(role, "roleArn") ?? "")?.[1];
  for (const input of ["allowedAccountIds", "forbiddenAccountIds"] as const) {
    const value = parsed(self, input);
    if (!Array.isArray(value)) continue;
    const ids = value.map((item) => {
      const inner = known(item);
      return inner === undefined ? undefined : asText(inner);
    });
    const wrong = ids.find((id) => id !== undefined && !/^\d{12}$/.test(id));
    if (wrong !== undefined) report("malformed-account", { name, input, value: wrong }, input);
    if (account === undefined || ids.includes(undefined)) continue;
    const isRuledOut = input === "allowedAccountIds" ? !ids.includes(account) : ids.includes(account);
    if (isRuledOut && wrong === undefined) report("account-not-allowed", { name, account, input }, input);
  }
}

function checkTags(self: ResourceView, report: ProviderReport): void {
  const { name } = self;
  const [defaults] = listOf(self, "defaultTags");
  if (defaults === undefined) return;
  const tags = known(defaults["tags"]);
  if (tags === undefined || !isPropertyMap(tags)) return;
  const key = Object.keys(tags).find((one) => /^aws:/i.test(one));
  if (key !== undefined) report("reserved-tag", { name, key }, "defaultTags");
}

function checkEndpoints(self: ResourceView, report: ProviderReport): void {
  for (const endpoint of listOf(self, "endpoints")) {
    for (const service of Object.keys(endpoint)) {
      const value = textIn(endpoint, service);
      if (value === undefined || value === "" || /^https?:\/\/[^/]+/i.test(value)) continue;
      report("malformed-endpoint", { name: self.name, service, value }, "endpoints");
    }
  }
}

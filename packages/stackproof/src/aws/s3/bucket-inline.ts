// S3: the settings that a bucket can have inside, deprecated but common, and what AWS answers without them.
import type { PropertyMap } from "../../core/value.ts";
import type { ResourceView, World } from "../../model/kernel.ts";
import { keyWithoutKms } from "./encryption.ts";
import { lifecycleFaults } from "./lifecycle.ts";
import { readRules } from "./lifecycle-kinds.ts";
import { isGiven, objectAt, settingsOf, textAt } from "./shared.ts";

/** From an input of the bucket to the type that sets the same from outside. */
const SEPARATE: Readonly<Record<string, string>> = {
  corsRules: "BucketCorsConfiguration",
  grants: "BucketAcl",
  lifecycleRules: "BucketLifecycleConfiguration",
  logging: "BucketLogging",
  loggings: "BucketLogging",
  policy: "BucketPolicy",
  replicationConfiguration: "BucketReplicationConfig",
  replicationConfigurations: "BucketReplicationConfig",
  serverSideEncryptionConfiguration: "BucketServerSideEncryptionConfiguration",
  serverSideEncryptionConfigurations: "BucketServerSideEncryptionConfiguration",
  versioning: "BucketVersioning",
  versionings: "BucketVersioning",
  website: "BucketWebsiteConfiguration",
  websites: "BucketWebsiteConfiguration",
};

/** The inputs that a resource of their own sets as well; one with `ignoreChanges` leaves that to it. */
export function setElsewhereToo(self: ResourceView, world: World) {
  const ignored = self.node.kind === "custom" ? (self.node.options.ignoreChanges ?? []) : [];
  return Object.entries(SEPARATE).flatMap(([input, type]) => {
    if (!isGiven(self.node.inputs, input) || ignored.includes(input)) return [];
    const token = `aws:s3/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`;
    const [other] = settingsOf(world, token, self).views;
    return other === undefined ? [] : [{ input, other, type }];
  });
}

/** The setting inside the bucket, under the name that either type has for it. */
export function inlineMap(self: ResourceView, one: string, many: string): PropertyMap | undefined {
  return objectAt(self.node.inputs, one) ?? objectAt(self.node.inputs, many);
}

/** Whether it is there. */
export function inline(self: ResourceView, one: string, many: string): "absent" | "unknown" | "known" {
  if (!isGiven(self.node.inputs, one) && !isGiven(self.node.inputs, many)) return "absent";
  return inlineMap(self, one, many) === undefined ? "unknown" : "known";
}

/** What is wrong with the lifecycle rules inside the bucket. */
export function inlineLifecycle(self: ResourceView) {
  const { rules, faults } = readRules(self.node.inputs["lifecycleRules"], "lifecycleRules");
  return [...faults, ...lifecycleFaults(rules)];
}

/** What is wrong with the encryption inside the bucket. */
export function inlineEncryption(self: ResourceView) {
  const input = "serverSideEncryptionConfiguration";
  const rule = objectAt(objectAt(self.node.inputs, input), "rule");
  const wrong = rule === undefined ? undefined : keyWithoutKms(rule, `${input}.rule`);
  return wrong === undefined ? [] : [wrong];
}

/** What is wrong with the website inside the bucket. */
export function inlineWebsite(self: ResourceView): { says: string; quote: string; at: string }[] {
  const site = inlineMap(self, "website", "websites");
  if (site === undefined) return [];
  const at = isGiven(self.node.inputs, "website") ? "website" : "websites[0]";
  const has = (name: string): boolean => isGiven(site, name) && textAt(site, name) !== "";
  const both = "website.0.index_document,website.0.redirect_all_requests_to";
  if (has("indexDocument") && has("redirectAllRequestsTo")) {
    return [
      {
        says: "has both indexDocument and redirectAllRequestsTo",
        quote: `"website.0.index_document": only one of \`${both}\` can be specified, but \`${both}\` were specified.`,
        at,
      },
    ];
  }
  if (!has("indexDocument") && !has("redirectAllRequestsTo")) {
    return [
      {
        says: "has neither indexDocument nor redirectAllRequestsTo",
        quote: `"website.0.index_document": one of \`${both}\` must be specified`,
        at,
      },
    ];
  }
  const excluded = ["errorDocument", "routingRules"].find(
    (name) => has("redirectAllRequestsTo") && has(name),
  );
  if (excluded === undefined) return [];
  const attribute = excluded === "errorDocument" ? "error_document" : "routing_rules";
  return [
    {
      says: `has both redirectAllRequestsTo and ${excluded}`,
      quote: `"website.0.redirect_all_requests_to": conflicts with website.0.${attribute}`,
      at: `${at}.${excluded}`,
    },
  ];
}

/** Only a bucket with a website of its own has its address; that of a BucketWebsiteConfiguration is there. */
export function websiteOutputs(self: ResourceView, domain: string): PropertyMap {
  const hasWebsite = inline(self, "website", "websites") !== "absent";
  const name = self.text("bucket");
  if (!hasWebsite) return { websiteDomain: "", websiteEndpoint: "" };
  return name === undefined
    ? { websiteDomain: domain }
    : { websiteDomain: domain, websiteEndpoint: `${name}.${domain}` };
}

/** What AWS answers for settings that the program leaves out. */
export function absentSettings(self: ResourceView, owner: string): PropertyMap {
  const isV2 = self.type.includes("bucketV2");
  const defaults: PropertyMap = {
    accelerationStatus: "",
    acl: null,
    bucketPrefix: "",
    corsRules: [],
    grants: [{ id: owner, permissions: ["FULL_CONTROL"], type: "CanonicalUser", uri: "" }],
    lifecycleRules: [],
    objectLockConfiguration: null,
    policy: null,
    requestPayer: "BucketOwner",
    ...(isV2 ? SETTINGS_OF_V2 : SETTINGS),
  };
  return Object.fromEntries(Object.entries(defaults).filter(([input]) => !isGiven(self.node.inputs, input)));
}

const ENCRYPTED: PropertyMap = {
  rule: {
    applyServerSideEncryptionByDefault: { kmsMasterKeyId: "", sseAlgorithm: "AES256" },
    bucketKeyEnabled: false,
  },
};
const UNVERSIONED: PropertyMap = { enabled: false, mfaDelete: false };
const SETTINGS: PropertyMap = {
  logging: null,
  replicationConfiguration: null,
  serverSideEncryptionConfiguration: ENCRYPTED,
  versioning: UNVERSIONED,
  website: null,
};
const SETTINGS_OF_V2: PropertyMap = {
  loggings: [],
  replicationConfigurations: [],
  serverSideEncryptionConfigurations: [ENCRYPTED],
  versionings: [UNVERSIONED],
  websites: [],
};

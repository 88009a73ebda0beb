// AWS: buckets that a policy names and that nothing makes. Pure.
import { nearest } from "../core/nearest.ts";
import { holdsPlaceholder } from "../core/placeholder.ts";
import { isPropertyMap, type PropertyValue, walk } from "../core/value.ts";
import { defineFinding, type Finding } from "../findings/finding.ts";
import type { ResourceNode } from "../graph/graph.ts";
import { readPolicy } from "../iam/parse.ts";
import { known } from "../model/kinds/kind.ts";
import type { World } from "../model/world.ts";

const bucketOfNobody = defineFinding<{
  name: string;
  property: string;
  bucket: string;
  like: string;
  nearest: string | undefined;
}>("iam/policy-document/bucket-of-nobody", {
  severity: "warning",
  effect: "broken",
  evidence: "inferred",
  message: ({ name, property, bucket }) =>
    `\`${property}\` of \`${name}\` allows something on the bucket \`${bucket}\`, which nothing in the program makes.`,
  why: ({ like }) =>
    `Its name begins like \`${like}\`, so it was probably meant to be one of the program's own. IAM takes the policy, and what it allows fails as long as there is no such bucket.`,
  fix: ({ nearest: own }) =>
    `${own === undefined ? "Create the bucket" : `Use the \`arn\` of the bucket that is meant, such as \`${own}\``}, or name it under \`account.existing\` in stackproof.yaml when it is there already.`,
});

const BUCKETS = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"];
/** Types whose documents give rights to somebody, and the inputs that hold them. */
const POLICIES: Readonly<Record<string, string>> = {
  "aws:iam/policy:Policy": "policy",
  "aws:iam/rolePolicy:RolePolicy": "policy",
  "aws:iam/userPolicy:UserPolicy": "policy",
  "aws:iam/groupPolicy:GroupPolicy": "policy",
  "aws:iam/role:Role": "inlinePolicies",
};
/** This only writes a policy down. */
const DOCUMENT = "aws:iam/getPolicyDocument:getPolicyDocument";
/** What may make buckets that the graph does not show. */
const MAKERS = /^aws:(?:cloudformation|serverlessrepository|cloudcontrol|servicecatalog)\//;
/** A bucket with a whole name, by itself or with objects. */
const BUCKET_ARN = /^arn:aws[\w-]*:s3:::([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/.*)?$/;

/**
 * The buckets that policies of identities name, that nobody makes or declares, and whose names are like those of the
 * program's own resources. Every other name may well be that of a bucket that is there already.
 *
 * @param given texts that came from outside, such as the values of the configuration: what they name exists
 */
export function checkPolicyBuckets(world: World, given: readonly string[]): Finding[] {
  const { graph } = world;
  const nodes = graph.sorted();
  const hidden = nodes.some(
    ({ kind, type, coverage }) =>
      kind === "remote-component" || (kind === "custom" && (coverage === "opaque" || MAKERS.test(type))),
  );
  const buckets = BUCKETS.flatMap((type) => world.all(type)).map((view) => view.text("bucket") ?? view.id);
  if (hidden || buckets.some((name) => name === undefined || holdsPlaceholder(name))) return [];
  const findings: Finding[] = [];
  let names: readonly string[] | undefined;
  for (const node of nodes) {
    const property = node.kind === "custom" ? POLICIES[node.type] : undefined;
    if (property === undefined) continue;
    for (const bucket of new Set(bucketsOf(node.inputs[property]))) {
      if (buckets.includes(bucket) || isGiven(bucket, world, given)) continue;
      names ??= ownNames(nodes);
      const like = names.find((name) => beginAlike(name, bucket));
      if (like === undefined) continue;
      const at = { urn: node.urn, property, ...(node.source !== undefined && { source: node.source }) };
      const own = nearest(
        bucket,
        buckets.flatMap((name) => name ?? []),
      );
      findings.push(bucketOfNobody.at(at, { name: node.name, property, bucket, like, nearest: own }));
    }
  }
  return findings;
}

/** The buckets that an input's documents allow something on, by their names. */
function bucketsOf(value: PropertyValue | undefined): string[] {
  const plain = known(value);
  if (Array.isArray(plain))
    return plain.flatMap((one) => {
      const inline = known(one);
      return isPropertyMap(inline) ? bucketsOf(inline["policy"]) : [];
    });
  const statements = readPolicy(value)?.statements ?? [];
  return statements.flatMap(({ effect, resources }) =>
    effect !== "Allow" || resources === undefined || resources.isNegated
      ? []
      : resources.items.flatMap(({ text = "" }) =>
          holdsPlaceholder(text) ? [] : (BUCKET_ARN.exec(text)?.[1] ?? []),
        ),
  );
}

/** True for a bucket that the settings, a lookup, the configuration or another stack names. */
function isGiven(bucket: string, { account, graph }: World, given: readonly string[]): boolean {
  if (given.some((text) => text.includes(bucket))) return true;
  if (JSON.stringify(account.existing).includes(bucket)) return true;
  const outside = graph.sorted().filter(({ kind }) => kind === "read");
  const values = [
    ...outside.flatMap(({ id, outputs }) => [id ?? "", outputs]),
    ...graph.invokes.flatMap(({ token, args, result }) => (token === DOCUMENT ? [] : [args, result])),
  ];
  return values.some((value) => holdsText(value, bucket));
}

function holdsText(value: PropertyValue, wanted: string): boolean {
  let isThere = false;
  walk(value, (part) => {
    if (typeof part === "string" && part.includes(wanted)) isThere = true;
  });
  return isThere;
}

/** Names that the program gives to its resources in AWS. */
function ownNames(nodes: readonly ResourceNode[]): string[] {
  const names = nodes.flatMap(({ kind, type, inputs }) => {
    if (kind !== "custom" || !type.startsWith("aws:")) return [];
    return [inputs["bucket"], inputs["name"]].flatMap((value) => {
      const text = known(value);
      return typeof text === "string" && !holdsPlaceholder(text) ? [text] : [];
    });
  });
  return [...new Set(names)].sort();
}

/** Two words and more in common: `shop-prod-` of `shop-prod-assets`. */
function beginAlike(name: string, bucket: string): boolean {
  const [first, second] = bucket.split(/[.-]/);
  if (first === undefined || second === undefined || first.length + second.length < 6) return false;
  const beginning = bucket.slice(0, first.length + second.length + 2);
  return beginning.length < bucket.length && name.toLowerCase().startsWith(beginning);
}

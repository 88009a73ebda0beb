// Route 53: where an alias record leads. Pure.
import type { ResourceView } from "../../model/view.ts";
import type { World } from "../../model/world.ts";
import { aliasTarget } from "./alias-targets.ts";
import type { RecordReport } from "./record-findings.ts";
import { policyOf } from "./routing.ts";
import { isPrivate } from "./shared.ts";

/** Resources that aliases lead to, with the outputs that hold their name and zone. */
const TARGETS: readonly {
  readonly token: string;
  readonly name: string;
  readonly zone: string;
  readonly words: string;
}[] = [
  { token: "aws:lb/loadBalancer:LoadBalancer", name: "dnsName", zone: "zoneId", words: "load balancer" },
  { token: "aws:elb/loadBalancer:LoadBalancer", name: "dnsName", zone: "zoneId", words: "load balancer" },
  {
    token: "aws:cloudfront/distribution:Distribution",
    name: "domainName",
    zone: "hostedZoneId",
    words: "distribution",
  },
  {
    token: "aws:apigateway/domainName:DomainName",
    name: "regionalDomainName",
    zone: "regionalZoneId",
    words: "domain name",
  },
  {
    token: "aws:apigateway/domainName:DomainName",
    name: "cloudfrontDomainName",
    zone: "cloudfrontZoneId",
    words: "domain name",
  },
  {
    token: "aws:globalaccelerator/accelerator:Accelerator",
    name: "dnsName",
    zone: "hostedZoneId",
    words: "accelerator",
  },
];
const BUCKET = "aws:s3/bucket:Bucket";

/** Checks the target of an alias. */
export function checkAlias(
  self: ResourceView,
  world: World,
  zone: ResourceView | undefined,
  fullName: string | undefined,
  report: RecordReport,
): void {
  const { name } = self;
  const inputs = (self.inputs as { readonly aliases?: readonly (Alias | undefined)[] }).aliases;
  const alias = inputs?.[0];
  const target = alias?.name;
  const type = self.text("type");
  if (alias === undefined || target === undefined) return;
  if (policyOf(self) === "multivalueAnswerRoutingPolicy") report("multivalue-alias", { name }, "aliases");
  const at = "aliases[0]";
  const address = /^[a-z]+:\/\/([^/:]+)/i.exec(target);
  if (address !== null) {
    report(
      "alias-address",
      { name, target, says: "is an address with a protocol", fix: `Write "${address[1] ?? ""}".` },
      `${at}.name`,
    );
    return;
  }
  const resource = resourceZone(world, target);
  const known = aliasTarget(target);
  if (known?.bucket !== undefined) {
    const fix = `Write "${known.name ?? ""}": the output websiteDomain of the bucket, not websiteEndpoint.`;
    report(
      "alias-address",
      { name, target, says: "has the name of a bucket before the website's address", fix },
      `${at}.name`,
    );
    return;
  }
  const wants = resource?.zoneId ?? known?.zoneId;
  const has = alias.zoneId;
  if (wants !== undefined && has !== undefined && has !== wants) {
    const words =
      resource === undefined ? (known?.words ?? "") : `${resource.words} \`${resource.view.name}\``;
    report(
      "alias-zone",
      { name, target, words, has, wants, isOwn: has === self.text("zoneId") },
      `${at}.zoneId`,
      {
        ...(resource !== undefined && { related: [{ view: resource.view, note: "the target" }] }),
      },
    );
  }
  if (known !== undefined && type !== undefined && !known.types.includes(type)) {
    report("alias-type", { name, type, words: known.words, types: known.types.join(" or ") }, "type");
  }
  if (known?.isCloudFront === true) {
    if (alias.evaluateTargetHealth === true)
      report("cloudfront-health", { name }, `${at}.evaluateTargetHealth`);
    if (zone !== undefined && isPrivate(zone) === true) {
      report("private-cloudfront", { name, zone: zone.name }, "aliases");
    }
  }
  if (known?.words === "a website of S3") checkWebsite(self, world, fullName, report);
}

interface Alias {
  readonly name?: string | undefined;
  readonly zoneId?: string | undefined;
  readonly evaluateTargetHealth?: boolean | undefined;
}

function resourceZone(
  world: World,
  target: string,
): { readonly view: ResourceView; readonly zoneId: string; readonly words: string } | undefined {
  for (const { token, name, zone, words } of TARGETS) {
    const view = world.find(token, name, target);
    const zoneId = view?.text(zone);
    if (view !== undefined && zoneId !== undefined && zoneId !== "") return { view, zoneId, words };
  }
  return undefined;
}

/** A website of S3 answers for the bucket of the name that was asked for. Buckets of other stacks are not judged. */
function checkWebsite(
  self: ResourceView,
  world: World,
  fullName: string | undefined,
  report: RecordReport,
): void {
  const uses = self.node.propertyDependencies["aliases"] ?? [];
  const buckets = world.all(BUCKET).filter((bucket) => uses.includes(bucket.urn));
  const names = buckets.flatMap((bucket) => bucket.text("bucket") ?? []);
  if (
    fullName === undefined ||
    names.length === 0 ||
    names.length < buckets.length ||
    names.includes(fullName)
  )
    return;
  report(
    "website-of-other-bucket",
    { name: self.name, domain: fullName, buckets: names.join(", ") },
    "aliases",
  );
}

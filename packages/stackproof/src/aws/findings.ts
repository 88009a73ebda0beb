// AWS: findings of single data sources. Those about lookups as such are in src/model/findings.ts.
import { defineFinding } from "../findings/finding.ts";

/** `getAmi` matches several images and does not say which it wants. */
export const severalImages = defineFinding<{ found: string; quote: string }>("ec2/get-ami/several-images", {
  severity: "error",
  effect: "rejected",
  evidence: "documented",
  message: (p) => `\`aws.ec2.getAmi\` matches more than one image: ${p.found}.`,
  why: "Publishers keep several versions of an image public. The provider refuses a search that several images match unless it may take the newest.",
  fix: "Add `mostRecent: true`, or write the full name of one image.",
  quote: (p) => p.quote,
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/ec2_ami_data_source.go",
});

/** `getAmi` searches for images that are gone, or that never were. */
export const goneImage = defineFinding<{
  name: string;
  reason: string;
  instead: string;
  docs: string;
  quote: string;
}>("ec2/get-ami/no-such-image", {
  severity: "error",
  effect: "rejected",
  evidence: "observed",
  message: (p) => `\`aws.ec2.getAmi\` searches for "${p.name}", which finds no image: ${p.reason}.`,
  why: (p) => `A search that finds no image ends the program. Seen in ${p.docs}.`,
  fix: (p) => `Search for "${p.instead}".`,
  quote: (p) => p.quote,
  docs: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ami-deprecate.html",
});

/** `getAmi` takes the newest image of anybody. */
export const unfilteredImages = defineFinding("ec2/get-ami/owner-missing", {
  severity: "warning",
  effect: "rejected",
  evidence: "documented",
  message: () => "`aws.ec2.getAmi` asks for the most recent image and does not say whose.",
  why: "Anybody can publish an image with a matching name and get onto your machines. @pulumi/aws 7 refuses such a search.",
  fix: 'Add `owners`, such as ["amazon"] or the account id of the publisher.',
  quote: "Most Recent Image Not Filtered",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/ec2_ami_data_source.go",
});

/** A region that does not exist. */
export const unknownRegion = defineFinding<{ region: string; nearest: string | undefined; quote: string }>(
  "meta/get-region/unknown-region",
  {
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`aws.getRegion\` asks for "${p.region}", which is no AWS region.`,
    why: "The provider knows the regions by name and refuses any other.",
    fix: (p) =>
      p.nearest === undefined
        ? "Write the name of a region, such as us-east-1."
        : `Did you mean "${p.nearest}"?`,
    quote: (p) => p.quote,
    docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/meta/region_data_source.go",
  },
);

/** A zone that the region does not have. */
export const unknownZone = defineFinding<{ zone: string; region: string; zones: string; quote: string }>(
  "meta/get-availability-zone/unknown-zone",
  {
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`aws.getAvailabilityZone\` asks for "${p.zone}", which is no zone of ${p.region}.`,
    why: "EC2 refuses a zone that the region does not have.",
    fix: (p) => `Choose one of ${p.zones}, or take it from \`aws.getAvailabilityZones()\`.`,
    quote: (p) => p.quote,
    aws: { operation: "ec2:DescribeAvailabilityZones", code: "InvalidParameterValue" },
    docs: "https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html",
  },
);

/** A region whose zones are not recorded here. */
export const zonesNotRecorded = defineFinding<{ region: string }>("data/zones-not-recorded", {
  severity: "note",
  effect: "risky",
  evidence: "inferred",
  message: (p) =>
    `Region "${p.region}" is not among those whose Availability Zones are recorded; three zones are assumed.`,
  why: "AWS gives each region three zones or more, but their letters are not known here.",
  fix: "Check the region's name. If it is right, the deployment may see other zones than this rehearsal.",
  docs: "https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html",
});

/** A region without an account for access logs, or without load balancer facts. */
export const regionNotSupported = defineFinding<{
  function: string;
  region: string;
  quote: string;
  fix: string;
  docs: string;
}>("elb/region-not-supported", {
  severity: "error",
  effect: "rejected",
  evidence: "documented",
  message: (p) => `\`${p.function}\` has no answer for region "${p.region}".`,
  why: (p) => `The provider knows the regions that have one and refuses any other: ${p.docs}.`,
  fix: (p) => p.fix,
  quote: (p) => p.quote,
  docs: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html",
});

/** A policy document that cannot be made of its parts. */
export const policyRefused = defineFinding<{ found: string; fix: string; quote: string }>(
  "iam/get-policy-document/refused",
  {
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`aws.iam.getPolicyDocument\` cannot make the document: ${p.found}.`,
    why: "The provider checks the parts of the document while it puts them together, and ends the program when one does not fit.",
    fix: (p) => p.fix,
    quote: (p) => p.quote,
    docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/iam/policy_document_data_source.go",
  },
);

/** `service: "s3"` names two endpoint services. */
export const severalEndpointServices = defineFinding<{ service: string; quote: string }>(
  "ec2/get-vpc-endpoint-service/several-services",
  {
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: (p) =>
      `\`aws.ec2.getVpcEndpointService\` asks for "${p.service}", which is both a Gateway and an Interface service.`,
    why: "Since 2021 S3 has endpoint services of two types under one name, and the provider refuses a search that several match.",
    fix: 'Add `serviceType: "Gateway"` (free, through route tables) or `serviceType: "Interface"`.',
    quote: (p) => p.quote,
    docs: "https://github.com/hashicorp/terraform-provider-aws/issues/17417",
  },
);

/** A managed CloudFront policy under a name that the API does not have. */
export const managedPolicyName = defineFinding<{
  function: string;
  name: string;
  instead: string;
  quote: string;
}>("cloudfront/managed-policy-name", {
  severity: "warning",
  effect: "rejected",
  evidence: "inferred",
  message: (p) =>
    `\`${p.function}\` looks for "${p.name}"; the policy that CloudFront manages is called "${p.instead}".`,
  why: "The API names most managed policies with `Managed-` before the name that the documentation uses. A policy of your own with this name would be found.",
  fix: (p) => `Write "${p.instead}".`,
  quote: (p) => p.quote,
  docs: "https://github.com/hashicorp/terraform-provider-aws/issues/41467",
});

/** A managed CloudFront policy of another kind than the data source looks for. */
export const managedPolicyKind = defineFinding<{
  function: string;
  name: string;
  kind: string;
  instead: string;
  quote: string;
}>("cloudfront/managed-policy-kind", {
  severity: "error",
  effect: "rejected",
  evidence: "observed",
  message: (p) => `\`${p.function}\` looks for "${p.name}", which is ${p.kind}.`,
  why: "The kinds of policies have lists of their own, and the provider looks only into that of its kind. Seen in https://github.com/hashicorp/terraform/issues/32939.",
  fix: (p) => `Call \`${p.instead}\`, and give its id to the argument of that kind.`,
  quote: (p) => p.quote,
  docs: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/controlling-origin-requests.html",
});

/** An instance type that is not recorded. */
export const unknownInstanceType = defineFinding<{ type: string; nearest: string | undefined }>(
  "ec2/get-instance-type/unknown-type",
  {
    severity: "warning",
    effect: "rejected",
    evidence: "inferred",
    message: (p) =>
      `\`aws.ec2.getInstanceType\` asks for "${p.type}", which is not among the instance types of EC2.`,
    why: "EC2 refuses a type that it does not have; types that are newer than this program's list are not known to it.",
    fix: (p) => (p.nearest === undefined ? "Check the name of the type." : `Did you mean "${p.nearest}"?`),
    docs: "https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html",
  },
);

/** A database engine version that is not recorded. */
export const unknownEngineVersion = defineFinding<{ engine: string; version: string; newest: string }>(
  "rds/get-engine-version/unknown-version",
  {
    severity: "warning",
    effect: "rejected",
    evidence: "inferred",
    message: (p) =>
      `\`aws.rds.getEngineVersion\` asks for version ${p.version} of ${p.engine}, which is not among those that can be created.`,
    why: "RDS retires minor versions some months after their successors; a lookup of a retired one finds nothing and ends the program.",
    fix: (p) => `Ask for \`latest: true\`, or for a current version such as ${p.newest}.`,
    docs: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html",
  },
);

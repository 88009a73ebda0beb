// Route 53: what can be wrong with a record, in words.
import { finding, shown } from "../../model/kernel.ts";
import type { Report } from "../../model/resource.ts";

const CHANGE = "route53:ChangeResourceRecordSets";
const INPUT = { operation: CHANGE, code: "InvalidInput" } as const;
const BATCH = { operation: CHANGE, code: "InvalidChangeBatch" } as const;
const SETS = "https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html";
const ALIAS = "https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html";
const TYPES = "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html";

export const RECORD_FINDINGS = {
  "no-ttl": finding<{ name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name }) => `Record \`${name}\` has records and no ttl.`,
    why: "Only alias records take their time to live from their target.",
    fix: "Give ttl, such as 300.",
    quote:
      "Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId], but found none in Change",
    aws: INPUT,
    docs: "https://github.com/ministryofjustice/modernisation-platform/pull/10072",
  }),
  "invalid-domain": finding<{ name: string; value: string; problem: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, value, problem }) => `The name ${shown(value)} of record \`${name}\` ${problem}.`,
    why: "A record has the name of a domain: parts of at most 63 characters with dots between them.",
    fix: "Write a name below the zone's, such as www.",
    aws: BATCH,
    docs: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html",
  }),
  "misplaced-wildcard": finding<{ name: string; value: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name, value }) =>
      `The name ${shown(value)} of record \`${name}\` has an asterisk that is not its whole first part.`,
    why: "An asterisk stands for any name only as the first part, alone; elsewhere it is a plain character that no name has.",
    fix: 'Write "*" as the first part, or the names themselves.',
    docs: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html#domain-name-format-asterisk",
  }),
  "wildcard-name-servers": finding<{ name: string; value: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, value }) =>
      `Record \`${name}\` of the type NS has the name ${shown(value)} with an asterisk.`,
    why: "A delegation is for one name.",
    fix: "Write the name that is delegated.",
    aws: BATCH,
    docs: SETS,
  }),
  "outside-of-zone": finding<{ name: string; value: string; zone: string; domain: string; full: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, full, zone, domain }) =>
      `Record \`${name}\` gets the name ${full}, which is not in the domain ${domain} of its zone \`${zone}\`.`,
    why: "The provider adds the domain to a name unless the name ends with the same letters, with or without a dot before them.",
    fix: ({ domain }) => `Write a name below ${domain}, or choose the zone of the name's domain.`,
    quote: "RRSet with DNS name is not permitted in zone",
    aws: BATCH,
    docs: "https://github.com/meltwater/terraform-aws-asg-dns-handler/issues/38",
  }),
  "name-of-other-zone": finding<{ name: string; value: string; zone: string; full: string; other: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name, value, zone, full }) =>
      `Record \`${name}\` with the name ${shown(value)} becomes ${full} in its zone \`${zone}\`.`,
    why: "A name that does not end with the zone's domain is taken for the part before it, so nobody who asks for the name itself gets the record.",
    fix: ({ other }) => `Put the record into ${other}, or write the part before the zone's domain only.`,
    docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/route53/record.go",
  }),
  "cname-at-apex": finding<{ name: string; domain: string; zone: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, domain, zone }) =>
      `Record \`${name}\` is a CNAME for ${domain}, the name of its zone \`${zone}\` itself.`,
    why: "The name of a zone has NS and SOA records, and a CNAME stands alone at its name.",
    fix: "Write an alias record of the type A (aliases) for a resource of AWS.",
    quote: "RRSet of type CNAME is not permitted at apex in zone",
    aws: BATCH,
    docs: TYPES,
  }),
  "cname-not-alone": finding<{ name: string; other: string; domain: string; type: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, other, domain, type }) =>
      `Record \`${name}\` is a CNAME for ${domain}, for which record \`${other}\` of the type ${type} stands as well.`,
    why: "A CNAME says that another name has all the records, so no other record can have its name.",
    fix: "Give one of them another name, or write A and AAAA aliases instead of the CNAME.",
    quote:
      "RRSet of type CNAME is not permitted as it conflicts with other records with the same DNS name in zone",
    aws: BATCH,
    docs: "https://github.com/aws/aws-sdk-java/issues/1996",
  }),
  "one-value-only": finding<{ name: string; type: string; count: number }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, type, count }) =>
      `Record \`${name}\` of the type ${type} has ${count} values; it takes one.`,
    why: "A name can be an alias of one other name only.",
    fix: "Leave one value, or write several weighted records.",
    aws: BATCH,
    docs: SETS,
  }),
  "invalid-value": finding<{
    name: string;
    type: string;
    value: string;
    says: string;
    fix: string;
    quote?: string;
  }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, type, value, says }) =>
      `Value ${shown(value)} of the ${type} record \`${name}\` ${says}.`,
    why: "Route 53 checks each value against the form of its type.",
    fix: ({ fix }) => fix,
    quote: ({ quote }) => quote,
    aws: BATCH,
    docs: TYPES,
  }),
  "exists-already": finding<{ name: string; type: string; domain: string; zone: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, type, domain, zone }) =>
      `Record \`${name}\` creates the ${type} record of ${domain}, which zone \`${zone}\` has from the beginning.`,
    why: "Route 53 makes the NS and SOA records of a zone together with it.",
    fix: "Write allowOverwrite: true to replace it, or leave the record out.",
    quote: "Tried to create resource record set but it already exists",
    aws: BATCH,
    docs: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/SOA-NSrecords.html",
  }),
  "mixed-group": finding<{
    name: string;
    other: string;
    domain: string;
    type: string;
    own: string;
    theirs: string;
  }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, other, domain, type, own, theirs }) =>
      `The ${type} records \`${name}\` (${own}) and \`${other}\` (${theirs}) of ${domain} have different routing policies.`,
    why: "All records of one name and type follow one policy.",
    fix: "Give both the same policy, with a setIdentifier each.",
    aws: BATCH,
    docs: SETS,
  }),
  "identifier-without-policy": finding<{ name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name }) => `Record \`${name}\` has a setIdentifier and no routing policy.`,
    why: "A set identifier tells the records of a routing policy apart; a simple record has none.",
    fix: "Give a routing policy, or leave out setIdentifier.",
    aws: INPUT,
    docs: SETS,
  }),
  "type-without-policy": finding<{ name: string; type: string; policy: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, type, policy }) => `Record \`${name}\` of the type ${type} has a ${policy} policy.`,
    why: "Records of that type have no such routing policy.",
    fix: "Leave out the policy.",
    aws: INPUT,
    docs: SETS,
  }),
  "primary-without-check": finding<{ name: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name }) => `Record \`${name}\` is the primary of a failover and has no health check.`,
    why: "Route 53 takes a record without health check for healthy, so the secondary is never used.",
    fix: "Give healthCheckId, or evaluateTargetHealth: true for an alias.",
    docs: SETS,
  }),
  "failover-without-partner": finding<{ name: string; own: string; absent: string; domain: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name, own, absent, domain }) =>
      `Record \`${name}\` is the ${own} of a failover for ${domain}, and the program has no ${absent}.`,
    why: "A failover is between two records of one name and type: when one is unhealthy, Route 53 answers with the other.",
    fix: ({ absent }) => `Add a record of the same name and type with the failover type ${absent}.`,
    docs: SETS,
  }),
  "two-of-a-role": finding<{ name: string; other: string; role: string; domain: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, other, role, domain }) =>
      `Records \`${name}\` and \`${other}\` of ${domain} are both the ${role} of a failover.`,
    why: "A failover has one primary and one secondary record for a name and type.",
    fix: ({ role }) => `Make one of them ${role === "PRIMARY" ? "SECONDARY" : "PRIMARY"}.`,
    aws: BATCH,
    docs: SETS,
  }),
  "same-place-twice": finding<{ name: string; other: string; place: string; domain: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, other, place, domain }) =>
      `Records \`${name}\` and \`${other}\` of ${domain} are both for ${place}.`,
    why: "A name and type has one record for each region or location.",
    fix: "Choose another region or location for one of them.",
    aws: BATCH,
    docs: SETS,
  }),
  "invalid-location": finding<{ name: string; says: string; fix: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, says }) => `The location of record \`${name}\` ${says}.`,
    why: "A location is a continent, a country, a state of the United States, or * for all others.",
    fix: ({ fix }) => fix,
    aws: INPUT,
    docs: "https://docs.aws.amazon.com/Route53/latest/APIReference/API_GeoLocation.html",
  }),
  "multivalue-alias": finding<{ name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name }) => `Record \`${name}\` is an alias and has multivalueAnswerRoutingPolicy.`,
    why: "A multivalue answer is made of values, which an alias has not.",
    fix: "Write records instead of aliases, or another routing policy.",
    aws: INPUT,
    docs: SETS,
  }),
  "alias-zone": finding<{
    name: string;
    target: string;
    words: string;
    has: string;
    wants: string;
    isOwn: boolean;
  }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, target, words, has, wants }) =>
      `The alias of record \`${name}\` leads to ${words}, ${target}, with the zone ${has} instead of ${wants}.`,
    why: "The zone of an alias is that of the target, which AWS owns, not the zone that the record is in.",
    fix: ({ wants, isOwn }) =>
      `Write the target's own zone id: ${wants}${isOwn ? " (for a load balancer, its output zoneId; for a distribution, hostedZoneId)" : ""}.`,
    quote: "Tried to create an alias, but the alias target name does not lie within the target zone",
    aws: BATCH,
    docs: ALIAS,
  }),
  "alias-type": finding<{ name: string; type: string; words: string; types: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, type, words }) => `Record \`${name}\` is an alias of the type ${type} for ${words}.`,
    why: "An alias answers with what its target has: addresses.",
    fix: ({ types }) => `Write ${types}.`,
    aws: BATCH,
    docs: SETS,
  }),
  "alias-address": finding<{ name: string; target: string; says: string; fix: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, target, says }) => `The alias ${shown(target)} of record \`${name}\` ${says}.`,
    why: "An alias names its target by the domain name that AWS gave it.",
    fix: ({ fix }) => fix,
    aws: BATCH,
    docs: ALIAS,
  }),
  "website-of-other-bucket": finding<{ name: string; domain: string; buckets: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name, domain, buckets }) =>
      `Record \`${name}\` leads ${domain} to a website of S3, and no bucket of the program has the name ${domain}, but ${buckets}.`,
    why: "S3 finds the bucket of a website by the name that the browser asks for, so bucket and record must have the same name.",
    fix: ({ domain }) => `Name the bucket "${domain}", or put a CloudFront distribution before it.`,
    docs: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/website-hosting-custom-domain-walkthrough.html",
  }),
  "cloudfront-health": finding<{ name: string }>({
    severity: "warning",
    effect: "risky",
    evidence: "documented",
    message: ({ name }) =>
      `The alias of record \`${name}\` for a CloudFront distribution has evaluateTargetHealth: true.`,
    why: "Route 53 does not know the health of a distribution; AWS says that it cannot be set.",
    fix: "Write evaluateTargetHealth: false.",
    docs: ALIAS,
  }),
  "private-cloudfront": finding<{ name: string; zone: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, zone }) =>
      `Record \`${name}\` of the private zone \`${zone}\` is an alias for a CloudFront distribution.`,
    why: "Private zones have no aliases for CloudFront distributions.",
    fix: "Write a CNAME, or put the record into a public zone.",
    aws: BATCH,
    docs: ALIAS,
  }),
};

export type RecordReport = Report<typeof RECORD_FINDINGS>;

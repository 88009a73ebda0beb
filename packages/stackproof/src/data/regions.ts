// Data: AWS partitions and their public regions.
// Source: partitions.json of botocore 1.44.5 (https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json),
// read on 2026-11-21; which regions need an opt-in: the fact tables of @aws-cdk/region-info 2.269.0
// (https://github.com/aws/aws-cdk/tree/main/packages/%40aws-cdk/region-info), read on the same day, and for regions that they lack, the rule
// that every region since March 2019 needs one (https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html).
// The partitions for the United States' secret clouds (aws-iso and others) are left out.

/** A partition: a set of regions with accounts and names of their own. */
export interface Partition {
  /** As ARNs write it. */
  readonly id: string;
  readonly dnsSuffix: string;
  /** Region names that belong to the partition, also those that came after this file. */
  readonly pattern: RegExp;
}

/** A region. */
export interface Region {
  readonly id: string;
  readonly partition: string;
  /** As the AWS console names it. */
  readonly description: string;
  /** True when an account must ask for the region before it can use it. */
  readonly optIn: boolean;
}

export const PARTITIONS: readonly Partition[] = [
  { id: "aws", dnsSuffix: "amazonaws.com", pattern: /^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/ },
  { id: "aws-cn", dnsSuffix: "amazonaws.com.cn", pattern: /^cn-\w+-\d+$/ },
  { id: "aws-eusc", dnsSuffix: "amazonaws.eu", pattern: /^eusc-(de)-\w+-\d+$/ },
  { id: "aws-us-gov", dnsSuffix: "amazonaws.com", pattern: /^us-gov-\w+-\d+$/ },
];

export const REGIONS: readonly Region[] = [
  { id: "af-south-1", partition: "aws", description: "Africa (Cape Town)", optIn: true },
  { id: "ap-east-1", partition: "aws", description: "Asia Pacific (Hong Kong)", optIn: true },
  { id: "ap-east-2", partition: "aws", description: "Asia Pacific (Taipei)", optIn: true },
  { id: "ap-northeast-1", partition: "aws", description: "Asia Pacific (Tokyo)", optIn: false },
  { id: "ap-northeast-2", partition: "aws", description: "Asia Pacific (Seoul)", optIn: false },
  { id: "ap-northeast-3", partition: "aws", description: "Asia Pacific (Osaka)", optIn: false },
  { id: "ap-south-1", partition: "aws", description: "Asia Pacific (Mumbai)", optIn: false },
  { id: "ap-south-2", partition: "aws", description: "Asia Pacific (Hyderabad)", optIn: true },
  { id: "ap-southeast-1", partition: "aws", description: "Asia Pacific (Singapore)", optIn: false },
  { id: "ap-southeast-2", partition: "aws", description: "Asia Pacific (Sydney)", optIn: false },
  { id: "ap-southeast-3", partition: "aws", description: "Asia Pacific (Jakarta)", optIn: true },
  { id: "ap-southeast-4", partition: "aws", description: "Asia Pacific (Melbourne)", optIn: true },
  { id: "ap-southeast-5", partition: "aws", description: "Asia Pacific (Malaysia)", optIn: true },
  { id: "ap-southeast-6", partition: "aws", description: "Asia Pacific (New Zealand)", optIn: true },
  { id: "ap-southeast-7", partition: "aws", description: "Asia Pacific (Thailand)", optIn: true },
  { id: "ca-central-1", partition: "aws", description: "Canada (Central)", optIn: false },
  { id: "ca-west-1", partition: "aws", description: "Canada West (Calgary)", optIn: true },
  { id: "eu-central-1", partition: "aws", description: "Europe (Frankfurt)", optIn: false },
  { id: "eu-central-2", partition: "aws", description: "Europe (Zurich)", optIn: true },
  { id: "eu-north-1", partition: "aws", description: "Europe (Stockholm)", optIn: false },
  { id: "eu-south-1", partition: "aws", description: "Europe (Milan)", optIn: true },
  { id: "eu-south-2", partition: "aws", description: "Europe (Spain)", optIn: true },
  { id: "eu-west-1", partition: "aws", description: "Europe (Ireland)", optIn: false },
  { id: "eu-west-2", partition: "aws", description: "Europe (London)", optIn: false },
  { id: "eu-west-3", partition: "aws", description: "Europe (Paris)", optIn: false },
  { id: "il-central-1", partition: "aws", description: "Israel (Tel Aviv)", optIn: true },
  { id: "me-central-1", partition: "aws", description: "Middle East (UAE)", optIn: true },
  { id: "me-south-1", partition: "aws", description: "Middle East (Bahrain)", optIn: true },
  { id: "me-west-1", partition: "aws", description: "Middle East (Saudi Arabia)", optIn: true },
  { id: "mx-central-1", partition: "aws", description: "Mexico (Central)", optIn: true },
  { id: "sa-east-1", partition: "aws", description: "South America (Sao Paulo)", optIn: false },
  { id: "sa-west-1", partition: "aws", description: "South America (Chile)", optIn: true },
  { id: "us-east-1", partition: "aws", description: "US East (N. Virginia)", optIn: false },
  { id: "us-east-2", partition: "aws", description: "US East (Ohio)", optIn: false },
  { id: "us-west-1", partition: "aws", description: "US West (N. California)", optIn: false },
  { id: "us-west-2", partition: "aws", description: "US West (Oregon)", optIn: false },
  { id: "cn-north-1", partition: "aws-cn", description: "China (Beijing)", optIn: false },
  { id: "cn-northwest-1", partition: "aws-cn", description: "China (Ningxia)", optIn: false },
  {
    id: "eusc-de-east-1",
    partition: "aws-eusc",
    description: "AWS European Sovereign Cloud (Germany)",
    optIn: false,
  },
  { id: "us-gov-east-1", partition: "aws-us-gov", description: "AWS GovCloud (US-East)", optIn: false },
  { id: "us-gov-west-1", partition: "aws-us-gov", description: "AWS GovCloud (US-West)", optIn: false },
];

const BY_ID = new Map(REGIONS.map((region) => [region.id, region]));

/** The region of that name; undefined when there is none in the public partitions. */
export function findRegion(id: string): Region | undefined {
  return BY_ID.get(id);
}

/**
 * The partition that a region belongs to, by its name alone, so that regions that came after this file are understood.
 * The commercial partition for a name of no known form, and without a region.
 */
export function partitionOfRegion(region: string | undefined): Partition {
  const found =
    region === undefined ? undefined : PARTITIONS.find((partition) => partition.pattern.test(region));
  return found ?? (PARTITIONS[0] as Partition);
}

/** The partition of that name; undefined when there is none. */
export function findPartition(id: string): Partition | undefined {
  return PARTITIONS.find((partition) => partition.id === id);
}

// Data: hosted zone ids of S3's website endpoints and the form of their names, by region.
// Source: the fact tables of @aws-cdk/region-info 2.269.0 (https://github.com/aws/aws-cdk/tree/main/packages/%40aws-cdk/region-info), read on 2026-11-21;
// they follow https://docs.aws.amazon.com/general/latest/gr/s3.html#s3_website_region_endpoints

/** Regions whose website endpoints have a hyphen before the region's name; all others have a dot. */
const HYPHEN = new Set([
  "ap-northeast-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "eu-west-1",
  "sa-east-1",
  "us-east-1",
  "us-gov-west-1",
  "us-west-1",
  "us-west-2",
]);

const HOSTED_ZONES: Readonly<Record<string, string>> = {
  "af-south-1": "Z11KHD8FBVPUYU",
  "ap-east-1": "ZNB98KWMFR0R6",
  "ap-east-2": "Z064739330DAH7WJVOO93",
  "ap-northeast-1": "Z2M4EHUR26P7ZW",
  "ap-northeast-2": "Z3W03O7B5YMIYP",
  "ap-northeast-3": "Z2YQB5RD63NC85",
  "ap-south-1": "Z11RGJOFQNVJUP",
  "ap-south-2": "Z02976202B4EZMXIPMXF7",
  "ap-southeast-1": "Z3O0J2DXBE1FTB",
  "ap-southeast-2": "Z1WCIGYICN2BYD",
  "ap-southeast-3": "Z01846753K324LI26A3VV",
  "ap-southeast-4": "Z0312387243XT5FE14WFO",
  "ap-southeast-5": "Z08660063OXLMA7F1FJHU",
  "ap-southeast-7": "Z0031014GXUMRZG6I14G",
  "ca-central-1": "Z1QDHH18159H29",
  "ca-west-1": "Z03565811Z33SLEZTHOUL",
  "cn-north-1": "Z5CN8UMXT92WN",
  "cn-northwest-1": "Z282HJ1KT0DH03",
  "eu-central-1": "Z21DNDUVLTQW6Q",
  "eu-central-2": "Z030506016YDQGETNASS",
  "eu-north-1": "Z3BAZG2TWCNX0D",
  "eu-south-1": "Z3IXVV8C73GIO3",
  "eu-south-2": "Z0081959F7139GRJC19J",
  "eu-west-1": "Z1BKCTXD74EZPE",
  "eu-west-2": "Z3GKZC51ZF0DB4",
  "eu-west-3": "Z3R1K369G5AVDG",
  "il-central-1": "Z09640613K4A3MN55U7GU",
  "me-central-1": "Z06143092I8HRXZRUZROF",
  "me-south-1": "Z1MPMWCPA7YB62",
  "sa-east-1": "Z7KQH4QJS55SO",
  "us-east-1": "Z3AQBSTGFYJSTF",
  "us-east-2": "Z2O1EMRO9K5GLX",
  "us-gov-east-1": "Z2NIFVYYW2VKV1",
  "us-gov-west-1": "Z31GFT0UA1I2HV",
  "us-west-1": "Z2F56UZL2M1ACD",
  "us-west-2": "Z3BJ6K6RIION7M",
};

/** Route 53 hosted zone id of a region's website endpoint; undefined where none is recorded. */
export function s3HostedZone(region: string): string | undefined {
  return HOSTED_ZONES[region];
}

/** `s3-website-us-east-1.amazonaws.com` or `s3-website.eu-south-1.amazonaws.com`. */
export function s3WebsiteDomain(region: string, dnsSuffix: string): string {
  return `s3-website${HYPHEN.has(region) ? "-" : "."}${region}.${dnsSuffix}`;
}

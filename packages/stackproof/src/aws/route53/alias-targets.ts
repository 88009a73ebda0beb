// Route 53: what an alias record may lead to, and in which zone each target is. Pure.
// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-alias.html
import { loadBalancerZone } from "../../data/load-balancing.ts";
import { s3HostedZone } from "../../data/s3-endpoints.ts";

/** A kind of target, known by its name. */
export interface AliasTarget {
  /** In words: "a load balancer". */
  readonly words: string;
  /** The hosted zone that it is in; undefined where that is not recorded. */
  readonly zoneId: string | undefined;
  /** Types of records that can lead there. */
  readonly types: readonly string[];
  readonly isCloudFront?: boolean;
  /** For a website of S3: the bucket in the name, which does not belong there. */
  readonly bucket?: string;
  /** The name without what does not belong there. */
  readonly name?: string;
}

/** https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html */
export const CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2";
const GLOBAL_ACCELERATOR_ZONE = "Z2BJ6XQ5FK7U4H";
const ADDRESSES = ["A", "AAAA"] as const;

/** The target that a name belongs to; undefined for names of no known form. */
export function aliasTarget(written: string): AliasTarget | undefined {
  const name = written.replace(/\.$/, "").toLowerCase();
  const classic = /^[a-z0-9-]+\.([a-z0-9-]+)\.elb\.amazonaws\.com(?:\.cn)?$/.exec(name);
  if (classic !== null) {
    return {
      words: "an Application or Classic Load Balancer",
      zoneId: loadBalancerZone(classic[1] ?? "", "application"),
      types: ADDRESSES,
    };
  }
  const network = /^[a-z0-9-]+\.elb\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$/.exec(name);
  if (network !== null) {
    return {
      words: "a Network Load Balancer",
      zoneId: loadBalancerZone(network[1] ?? "", "network"),
      types: ADDRESSES,
    };
  }
  if (/^[a-z0-9]+\.cloudfront\.net$/.test(name)) {
    return {
      words: "a CloudFront distribution",
      zoneId: CLOUDFRONT_ZONE,
      types: [...ADDRESSES, "HTTPS"],
      isCloudFront: true,
    };
  }
  if (name.endsWith(".awsglobalaccelerator.com")) {
    return { words: "a Global Accelerator", zoneId: GLOBAL_ACCELERATOR_ZONE, types: ADDRESSES };
  }
  const website = /^(?:(.+)\.)?(s3-website[.-]([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?)$/.exec(name);
  if (website !== null) {
    const [, bucket, host = "", region = ""] = website;
    return {
      words: "a website of S3",
      zoneId: s3HostedZone(region),
      types: ["A"],
      ...(bucket !== undefined && { bucket, name: host }),
    };
  }
  return undefined;
}

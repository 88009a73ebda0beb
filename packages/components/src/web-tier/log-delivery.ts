// WebTier: who writes a load balancer's access logs, and the policy that lets him. Pure.
import type { PolicyStatement } from "../iam/statements.ts";

const SERVICE = "logdelivery.elasticloadbalancing.amazonaws.com";

/**
 * Accounts that write in the Chinese regions, which the documentation of the service principal does not name:
 * https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elb/service_account_data_source.go
 */
const CHINESE_ACCOUNTS: Readonly<Record<string, string>> = {
  "cn-north-1": "638102146993",
  "cn-northwest-1": "037604701340",
};

/** Where logs come from and go to. */
export interface LogPlace {
  readonly region: string;
  /** Twelve digits: the account of the load balancers. */
  readonly account: string;
  readonly bucketArn: string;
  /** Folder of the logs; "" for none. */
  readonly prefix: string;
}

/**
 * The statement of a bucket's policy that lets the load balancers of one account write.
 *
 * AWS recommends the service principal in all regions; the accounts by region that were needed before August 2022 are
 * legacy (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html).
 */
export function logWriterStatement({ region, account, bucketArn, prefix }: LogPlace): PolicyStatement {
  const folder = prefix === "" ? "" : `${prefix}/`;
  const writer = CHINESE_ACCOUNTS[region];
  return {
    Sid: "LoadBalancerLogs",
    Effect: "Allow",
    Principal: {
      Service: SERVICE,
      ...(writer !== undefined && { AWS: `arn:aws-cn:iam::${writer}:root` }),
    },
    Action: "s3:PutObject",
    Resource: `${bucketArn}/${folder}AWSLogs/${account}/*`,
  };
}

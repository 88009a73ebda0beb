// TapStack: the parts of one region.
import type { BucketFunction } from "../bucket-function/bucket-function.ts";
import type { Monitoring } from "../monitoring/monitoring.ts";
import type { NetworkLike } from "../network/network-like.ts";
import type { EncryptionKey } from "../security/encryption-key.ts";
import type { SecurityGroups } from "../security/security-groups.ts";
import type { ServerlessApi } from "../serverless-api/serverless-api.ts";
import type { WebTier } from "../web-tier/web-tier.ts";

/** The parts of one region. */
export interface RegionParts<Own = undefined> {
  readonly key: EncryptionKey | undefined;
  readonly network: NetworkLike | undefined;
  readonly securityGroups: SecurityGroups | undefined;
  /** What `resources` of the stack made. */
  readonly resources: Own;
  readonly webTier: WebTier | undefined;
  readonly api: ServerlessApi | undefined;
  readonly bucketFunction: BucketFunction | undefined;
  readonly monitoring: Monitoring | undefined;
}

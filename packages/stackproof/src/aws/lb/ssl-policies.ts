// AWS Elastic Load Balancing: the predefined security policies. Names of the tables in
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html and
// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/describe-ssl-policies.html, read on 2026-11-21.
import { nearest } from "../../core/nearest.ts";
import { type Kind, leaf, shown } from "../../model/kernel.ts";
import { asText } from "../../model/kinds/kind.ts";

const PREFIX = "ELBSecurityPolicy-";

const NAMES = [
  "2015-05 2016-08 FS-1-1-2019-08 FS-1-2-2019-08 FS-1-2-Res-2019-08 FS-1-2-Res-2020-10 FS-2018-06",
  "TLS-1-0-2015-04 TLS-1-1-2017-01 TLS-1-2-2017-01 TLS-1-2-Ext-2018-06",
  "TLS13-1-0-2021-06 TLS13-1-0-FIPS-2023-04 TLS13-1-0-FIPS-PQ-2025-09 TLS13-1-0-PQ-2025-09",
  "TLS13-1-1-2021-06 TLS13-1-1-FIPS-2023-04",
  "TLS13-1-2-2021-06 TLS13-1-2-FIPS-2023-04 TLS13-1-2-FIPS-PQ-2025-09 TLS13-1-2-PQ-2025-09",
  "TLS13-1-2-Ext0-FIPS-2023-04 TLS13-1-2-Ext0-FIPS-PQ-2025-09 TLS13-1-2-Ext0-RFC9151-FIPS-2023-07",
  "TLS13-1-2-Ext1-2021-06 TLS13-1-2-Ext1-FIPS-2023-04 TLS13-1-2-Ext1-FIPS-PQ-2025-09 TLS13-1-2-Ext1-PQ-2025-09",
  "TLS13-1-2-Ext2-2021-06 TLS13-1-2-Ext2-FIPS-2023-04 TLS13-1-2-Ext2-FIPS-PQ-2025-09 TLS13-1-2-Ext2-PQ-2025-09",
  "TLS13-1-2-RFC9151-FIPS-2023-07 TLS13-1-2-RFC9151-INTEROP1-FIPS-2023-07 TLS13-1-2-RFC9151-INTEROP2-FIPS-2023-07",
  "TLS13-1-2-RFC9151-INTEROP3-FIPS-2023-07 TLS13-1-2-RFC9151-INTEROP4-FIPS-2023-07",
  "TLS13-1-2-Res-2021-06 TLS13-1-2-Res-FIPS-2023-04 TLS13-1-2-Res-FIPS-PQ-2025-09 TLS13-1-2-Res-PQ-2025-09",
  "TLS13-1-3-2021-06 TLS13-1-3-FIPS-2023-04 TLS13-1-3-FIPS-PQ-2025-09 TLS13-1-3-PQ-2025-09",
  "TLS13-1-3-RFC9151-FIPS-2023-07",
]
  .join(" ")
  .split(" ")
  .map((name) => PREFIX + name);

/** The newest of the tables: a name with a later date may be one that came after them. */
const NEWEST = "2025-09";

/** The name of a predefined security policy. */
export function sslPolicy(): Kind<string> {
  return leaf<string>(
    {
      expects: "the name of a predefined security policy",
      good: "ELBSecurityPolicy-TLS13-1-2-2021-06",
      bad: "TLSv1.2_2021",
      decode: asText,
      fault(value) {
        if (value === "" || NAMES.includes(value)) return undefined;
        const date = /^ELBSecurityPolicy-.*(\d{4}-\d\d)$/.exec(value)?.[1];
        if (date !== undefined && date > NEWEST) return undefined;
        const near = nearest(value, NAMES);
        return {
          says: `is ${shown(value)}, which is no predefined security policy${near === undefined ? "" : `; the nearest is ${shown(near)}`}`,
        };
      },
    },
    {
      by: "aws",
      aws: { operation: "elasticloadbalancing:CreateListener", code: "SSLPolicyNotFound" },
      fix: 'Write `sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06"`, or leave it out.',
      docs: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html",
    },
  );
}

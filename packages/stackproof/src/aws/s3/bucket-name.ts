// S3: what a bucket may be called. Defines no resource.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
import { type Kind, leaf, shown } from "../../model/kernel.ts";
import type { KindAt } from "../../model/kinds/kind.ts";

const RESERVED_PREFIXES = ["xn--", "sthree-", "amzn-s3-demo-"];
const RESERVED_SUFFIXES = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];

interface NameFault {
  readonly says: string;
  /** What the provider says before it calls AWS. It lets more pass in us-east-1, where AWS then refuses. */
  readonly quote?: string;
}

/** What is wrong with a bucket's name. */
export function bucketNameFault(name: string): NameFault | undefined {
  const length = name.length;
  if (length < 3 || length > 63) {
    const quote = length > 63 ? undefined : `${shown(name)} must contain from 3 to 63 characters`;
    return {
      says: `is ${shown(name)}, ${length} characters long; a bucket's name has 3 to 63`,
      ...(quote !== undefined && { quote }),
    };
  }
  const wrong = /[^a-z0-9.-]/.exec(name)?.[0];
  if (wrong !== undefined) {
    return {
      says: `is ${shown(name)}, which has ${/[A-Z]/.test(wrong) ? "the capital letter " : ""}${shown(wrong)}; a bucket's name has lower-case letters, digits, hyphens and periods only`,
      quote: `only lowercase alphanumeric characters and hyphens allowed in ${shown(name)}`,
    };
  }
  if (/^(?:\d{1,3}\.){3}\d{1,3}$/.test(name)) {
    return {
      says: `is ${shown(name)}, which looks like an IP address`,
      quote: `${shown(name)} must not be formatted as an IP address`,
    };
  }
  if (/^[^a-z0-9]|[^a-z0-9]$/.test(name)) {
    const quote = name.startsWith(".") ? "start" : name.endsWith(".") ? "end" : undefined;
    return {
      says: `is ${shown(name)}; a bucket's name begins and ends with a letter or digit`,
      ...(quote !== undefined && { quote: `${shown(name)} cannot ${quote} with a period` }),
    };
  }
  if (name.includes("..")) {
    return {
      says: `is ${shown(name)}, which has two periods side by side`,
      quote: `${shown(name)} can be only one period between labels`,
    };
  }
  const prefix = RESERVED_PREFIXES.find((one) => name.startsWith(one));
  if (prefix !== undefined)
    return { says: `is ${shown(name)}; names that begin with ${prefix} are reserved` };
  const suffix = RESERVED_SUFFIXES.find((one) => name.endsWith(one));
  return suffix === undefined
    ? undefined
    : { says: `is ${shown(name)}; names that end with ${suffix} are reserved` };
}

/** The name of a new bucket. */
export function bucketName(): Kind<string> {
  return leaf<string>(
    {
      expects: "a bucket's name: 3 to 63 lower-case letters, digits, hyphens and periods",
      good: "example-bucket",
      bad: "Example_Bucket",
      decode: (value) => (typeof value === "string" ? value : undefined),
      fault(value, at) {
        const wrong = value === "" ? undefined : bucketNameFault(value);
        if (wrong === undefined) return undefined;
        const { quote } = wrong;
        const isAutomatic = madeFromName(value, at);
        const hint = isAutomatic ? `; it was made from the resource's name "${at.self?.name ?? ""}"` : "";
        const isStrict = at.self !== undefined && at.self.region !== "us-east-1";
        return {
          says: `${wrong.says}${hint}`,
          ...(value.length > 63
            ? {
                provider: (attribute) =>
                  `expected length of ${attribute} to be in the range (0 - 63), got ${value}`,
              }
            : quote !== undefined &&
              isStrict && { provider: () => `validating S3 Bucket (${value}) name: ${quote}` }),
        };
      },
    },
    {
      docs: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html",
      aws: { operation: "s3:CreateBucket", code: "InvalidBucketName" },
      why: "A bucket's name is part of host names, so S3 takes only what DNS takes.",
      fix: "Choose a bucket name of lower-case letters, digits and hyphens; a resource name with other characters needs an explicit `bucket`.",
    },
  );
}

/** The automatic name: the resource's, in lower case, with seven random hexadecimal digits. */
function madeFromName(value: string, at: KindAt): boolean {
  const name = at.self?.name.toLowerCase();
  return (
    name !== undefined && value.startsWith(`${name}-`) && /^-[0-9a-f]{7}$/.test(value.slice(name.length))
  );
}

/** The beginning of a name; the provider adds 26 characters. */
export function bucketPrefix(): Kind<string> {
  return leaf<string>(
    {
      expects: "the beginning of a bucket's name, at most 37 characters",
      good: "example-",
      bad: "Example_",
      decode: (value) => (typeof value === "string" ? value : undefined),
      fault(value) {
        if (value.length > 37) {
          return {
            says: `is ${shown(value)}, ${value.length} characters long; the provider adds 26 to it, so it takes at most 37`,
            provider: (attribute) =>
              `expected length of ${attribute} to be in the range (0 - 37), got ${value}`,
          };
        }
        if (value === "") return undefined;
        const wrong = bucketNameFault(`${value}20260101000000000000000001`);
        return wrong === undefined
          ? undefined
          : { says: wrong.says.replace(/20260101000000000000000001/, "…") };
      },
    },
    {
      docs: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html",
      aws: { operation: "s3:CreateBucket", code: "InvalidBucketName" },
    },
  );
}

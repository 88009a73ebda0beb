// Model: ids that stand in examples and in no account. Pure.

/** Ids that tutorials repeat although their digits look like real ones. */
const QUOTED = new Set([
  // https://developer.hashicorp.com/terraform/tutorials and countless answers generated from it: Ubuntu 18.04, us-east-2.
  "ami-0c55b159cbfafe1f0",
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html
  "ami-0abcdef1234567890",
]);

/**
 * True for ids such as `vpc-12345`, `subnet-0123456789abcdef0`, `sg-xxxxxxxx`: digits in a row, one digit again and
 * again, or no hexadecimal digits at all. EC2 gives out ids of 8 or 17 random hexadecimal digits:
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
 */
export function isDocumentationId(id: string): boolean {
  if (QUOTED.has(id)) return true;
  const digits = /^[a-z]+(?:-[a-z]+)?-([0-9a-zA-Z]+)$/.exec(id)?.[1];
  if (digits === undefined) return false;
  if (!/^[0-9a-f]+$/.test(digits)) return true;
  if (/^(.)\1+$/.test(digits)) return true;
  const row = "0123456789abcdef0123456789abcdef";
  const letters = "abcdef0123456789abcdef";
  return (
    digits.length >= 4 &&
    [row, letters, "1234567890abcdef0", "0abcd1234efgh5678"].some((text) => text.includes(digits))
  );
}

// BucketFunction: what cannot be, in words for the user.

/** Something in the arguments of a bucket or its function that cannot be. The message says what to change. */
export class BucketError extends Error {
  override readonly name = "BucketError";
}

/** @throws BucketError when a number is given that is no whole number of the range */
export function checkWhole(
  of: string,
  argument: string,
  value: number | undefined,
  range: { readonly min: number; readonly max?: number; readonly unit: string },
): void {
  const { min, max, unit } = range;
  if (value === undefined) return;
  if (Number.isInteger(value) && value >= min && (max === undefined || value <= max)) return;
  const takes = max === undefined ? `${min} or more` : `${min} to ${max}`;
  throw new BucketError(`${of}: ${argument} is ${value}. Give a whole number of ${unit}, ${takes}.`);
}

/** @throws BucketError when a key is given as a plain text that is not the ARN of a key */
export function checkKeyArn(of: string, argument: string, value: unknown): void {
  if (typeof value !== "string") return;
  if (/^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/.test(value)) return;
  throw new BucketError(
    `${of}: ${argument} is "${value}", which is not the ARN of a KMS key; IAM takes no ids and aliases. Give the key's arn, such as that of an EncryptionKey.`,
  );
}

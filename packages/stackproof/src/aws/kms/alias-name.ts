// KMS: the names of aliases. Defines no resource.
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/kms/validate.go
import { type Kind, leaf, shown } from "../../model/kernel.ts";

/** `alias/` and letters, digits, `/`, `_`, `-`, but not AWS's own `alias/aws/`. */
export function aliasName(): Kind<string> {
  return leaf<string>(
    {
      expects: "alias/ and up to 250 letters, digits, hyphens, underscores and slashes",
      good: "alias/example",
      bad: "example",
      decode: (value) => (typeof value === "string" ? value : undefined),
      fault(value) {
        if (value.startsWith("alias/aws/")) {
          return {
            says: `is ${shown(value)}; names that begin with alias/aws/ are AWS's own`,
            provider: (attribute) => `"${attribute}" cannot begin with reserved AWS CMK prefix 'alias/aws/'`,
          };
        }
        if (!/^alias\/[a-zA-Z0-9/_-]+$/.test(value)) {
          return {
            says: value.startsWith("alias/")
              ? `is ${shown(value)}; an alias has letters, digits, hyphens, underscores and slashes only`
              : `is ${shown(value)}; an alias begins with alias/`,
            provider: (attribute) =>
              `"${attribute}" must begin with 'alias/' and be comprised of only [a-zA-Z0-9/_-]`,
          };
        }
        return value.length <= 256
          ? undefined
          : { says: `is ${value.length} characters long; it takes at most 256` };
      },
    },
    {
      docs: "https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html",
      fix: 'Write "alias/" and a name of letters, digits, hyphens, underscores and slashes.',
    },
  );
}

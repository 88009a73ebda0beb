// Model: which providers certainly act in one account. Pure.
import { type PropertyMap, unwrapSecret } from "../core/value.ts";
import { plainValue } from "./plain.ts";

/** Inputs of the AWS provider that lead to an account. */
const LEADS = [
  "accessKey",
  "profile",
  "assumeRole",
  "assumeRoles",
  "assumeRoleWithWebIdentity",
  "sharedConfigFiles",
  "sharedCredentialsFiles",
  "allowedAccountIds",
];

/** A text that is equal for providers that lead to the same account: by the same key, profile and roles. */
export function accountKey(provider: PropertyMap): string {
  const parts = LEADS.map((name) => {
    const value = unwrapSecret(provider[name]);
    return value === undefined || value === null || value === "" ? "" : JSON.stringify(plainValue(value));
  });
  return parts.join("|");
}

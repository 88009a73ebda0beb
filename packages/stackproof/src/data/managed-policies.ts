// Data: AWS's managed policies. The lists are generated; this reads them when they are first asked for.
import { nearest } from "../core/nearest.ts";
import { MANAGED_POLICIES, MANAGED_POLICIES_DATE, WITHDRAWN_POLICIES } from "./managed-policies.gen.ts";
import { MANAGED_POLICY_DOCUMENTS } from "./managed-policy-documents.gen.ts";

export { MANAGED_POLICIES_DATE };

/** What is known of a managed policy by the part of its ARN behind `policy/`. */
export type ManagedPolicyVerdict =
  | { readonly kind: "known" }
  /** It exists under another path. */
  | { readonly kind: "elsewhere"; readonly path: string }
  | { readonly kind: "withdrawn"; readonly near: string | undefined }
  /** It is not on the list; `near` is the name that is most like it, with its path. */
  | { readonly kind: "unknown"; readonly near: string | undefined };

let paths: ReadonlyMap<string, string> | undefined;
let documents: ReadonlyMap<string, string> | undefined;
let withdrawn: ReadonlySet<string> | undefined;

/** Judges `service-role/AWSLambdaBasicExecutionRole`. */
export function managedPolicy(pathAndName: string): ManagedPolicyVerdict {
  const known = allPaths();
  const slash = pathAndName.lastIndexOf("/");
  const name = pathAndName.slice(slash + 1);
  const path = known.get(name);
  if (path === "?" || path === pathAndName.slice(0, slash + 1)) return { kind: "known" };
  if (path !== undefined) return { kind: "elsewhere", path: `${path}${name}` };
  withdrawn ??= new Set(lines(WITHDRAWN_POLICIES));
  const found = nearest(name, known.keys());
  const near = found === undefined ? undefined : `${known.get(found)?.replace("?", "") ?? ""}${found}`;
  return { kind: withdrawn.has(name) ? "withdrawn" : "unknown", near };
}

/** The document of a common policy by its name, as JSON text. */
export function managedPolicyDocument(name: string): string | undefined {
  documents ??= new Map(
    MANAGED_POLICY_DOCUMENTS.split("\n").map((line) => {
      const tab = line.indexOf("\t");
      return [line.slice(0, tab), line.slice(tab + 1)];
    }),
  );
  return documents.get(name);
}

function allPaths(): ReadonlyMap<string, string> {
  paths ??= new Map(
    Object.entries(MANAGED_POLICIES).flatMap(([path, names]) =>
      lines(names).map((name): [string, string] => [name, path]),
    ),
  );
  return paths;
}

function lines(text: string): string[] {
  return text.split("\n").filter((line) => line !== "");
}

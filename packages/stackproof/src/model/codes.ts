// Model: the codes of findings. Pure.
import type { PathStep } from "../core/value.ts";

/** `ec2/flow-log` of `aws:ec2/flowLog:FlowLog`; `provider/aws` of `pulumi:providers:aws`. */
export function codePrefix(token: string): string {
  const [pkg = "", module = "", name = ""] = token.split(":");
  if (pkg === "pulumi") return `provider/${name}`;
  return `${module.split("/")[0] ?? ""}/${kebabCase(name)}`;
}

/** `invalid-root-block-device-volume-size` of `rootBlockDevice.volumeSize`; indexes and keys of maps are left out. */
export function inputSlug(path: readonly PathStep[]): string {
  const names = path.filter((step) => typeof step === "string" && /^[a-z]\w*$/i.test(step));
  return `invalid-${names.map((name) => kebabCase(String(name))).join("-")}`;
}

export function kebabCase(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, "$1-$2")
    .replaceAll("_", "-")
    .toLowerCase();
}

/** `over-quota-vpcs-per-region`. */
export function quotaSlug(name: string): string {
  return `over-quota-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`;
}

// Check: findings advise to write into stackproof.yaml; where a project has another file for it, they name that. Pure.
import { basename } from "node:path";
import type { Finding } from "../findings/finding.ts";

const USUAL = "stackproof.yaml";

/** @param file path of the project's settings, if there are some */
export function namingSettings(findings: readonly Finding[], file: string | undefined): Finding[] {
  const name = file === undefined ? USUAL : basename(file);
  return findings.map((finding) =>
    name !== USUAL && finding.fix?.includes(USUAL) === true
      ? { ...finding, fix: finding.fix.replaceAll(USUAL, name) }
      : finding,
  );
}

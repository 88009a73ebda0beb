// Host: @pulumi/archive for real, except that the archive stays in memory: `outputPath` becomes a virtual file.
// https://github.com/hashicorp/terraform-provider-archive/blob/main/internal/provider/data_source_archive_file.go
import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { packageOfToken } from "../../core/urn.ts";
import { containsUnknown, type PropertyMap } from "../../core/value.ts";
import type { ProviderRequest } from "../../engine/provider-host.ts";
import type { FindingPlace } from "../../findings/finding.ts";
import type { Graph } from "../../graph/graph.ts";
import type { HostContext, PackageHost } from "../context.ts";
import { archiveRefused } from "../findings.ts";
import { isGiven, textAt } from "../values.ts";
import { overlay, virtualFile } from "../virtual-files.ts";
import { collectEntries } from "./collect.ts";
import { packEntries } from "./pack.ts";

const FILE = "archive:index/file:File";
const GET_FILE = "archive:index/getFile:getFile";

/**
 * Serves the package `archive`. Undefined answers (placeholders take their place) come for archives whose content
 * is not known, is too big, or cannot be collected yet.
 */
export function createArchiveHost(context: HostContext): PackageHost {
  return {
    create(request) {
      if (request.type !== FILE) return undefined;
      const made = makeArchive(context, request.inputs);
      if (made.kind === "refused") {
        const lowered = madeByTheProgram(request.graph) ? ({ severity: "warning" } as const) : {};
        const subject = `Archive \`${request.name}\``;
        context.report(archiveRefused.at(placeOf(request, request.urn), { subject, ...made }, lowered));
      }
      if (made.kind !== "made") return undefined;
      const { id, ...outputs } = made.outputs;
      const all = { ...request.inputs, ...outputs };
      return { id, inputs: request.inputs, outputs: all, coverage: "modelled" };
    },
    invoke(request) {
      if (request.token !== GET_FILE) return undefined;
      const made = makeArchive(context, request.args);
      if (made.kind === "made") {
        return { kind: "answer", result: { ...request.args, ...made.outputs }, coverage: "modelled" };
      }
      // What a command of the program would build is not there in a rehearsal; the real run may well have it.
      if (made.kind === "unknown" || madeByTheProgram(request.graph)) return undefined;
      const finding = archiveRefused.at(placeOf(request), { subject: "Archive of `getFile`", ...made });
      return { kind: "failure", message: made.quote, finding };
    },
  };
}

/** All that the provider computes of an archive. */
interface ArchiveOutputs extends Readonly<Record<string, string | number>> {
  readonly id: string;
}

type Made =
  | { readonly kind: "made"; readonly outputs: ArchiveOutputs }
  | { readonly kind: "refused"; readonly quote: string; readonly fix: string }
  | { readonly kind: "unknown" };

function makeArchive(context: HostContext, inputs: PropertyMap): Made {
  const directory = context.project.programDirectory;
  const type = textAt(inputs, "type") ?? "";
  const collected = collectEntries(inputs, directory, overlay(context.files, context.virtualFiles));
  const content = collected.kind === "entries" ? packEntries(type, collected.entries) : undefined;
  if (isGiven(inputs, "outputPath")) {
    // Even an archive that could not be made has its file, or every use of it would be a finding of its own.
    const path = resolve(directory, textAt(inputs, "outputPath") ?? "");
    context.virtualFiles.set(path, virtualFile(content ?? new Uint8Array()));
  }
  // A rehearsal may know an argument by a placeholder only; then no hash is the true one, and no lack is certain.
  if (containsUnknown(inputs) || collected.kind === "too-big") return { kind: "unknown" };
  if (collected.kind === "refused") {
    const fix =
      "Build or write the source before Pulumi runs, and give its path from the folder of the program.";
    return { kind: "refused", quote: collected.quote, fix };
  }
  if (content === undefined) {
    return {
      kind: "refused",
      quote: `archive type not supported: ${type}`,
      fix: 'Set type to "zip" or "tar.gz".',
    };
  }
  return { kind: "made", outputs: checksums(content) };
}

function checksums(content: Uint8Array): ArchiveOutputs {
  const hash = (algorithm: string): Buffer => createHash(algorithm).update(content).digest();
  const sha = hash("sha1").toString("hex");
  return {
    id: sha,
    outputSize: content.length,
    outputMd5: hash("md5").toString("hex"),
    outputSha: sha,
    outputSha256: hash("sha256").toString("hex"),
    outputSha512: hash("sha512").toString("hex"),
    outputBase64sha256: hash("sha256").toString("base64"),
    outputBase64sha512: hash("sha512").toString("base64"),
  };
}

/** True when a resource of the program runs commands, which may write any file. */
function madeByTheProgram(graph: Graph): boolean {
  for (const node of graph.resources) {
    if (BUILDERS.has(packageOfToken(node.type))) return true;
  }
  return false;
}

const BUILDERS: ReadonlySet<string> = new Set([
  "command",
  "docker",
  "docker-build",
  "pulumi-nodejs",
  "local",
]);

function placeOf(request: ProviderRequest, urn?: string): FindingPlace {
  return {
    ...(urn !== undefined && { urn }),
    ...(request.source !== undefined && { source: request.source }),
  };
}

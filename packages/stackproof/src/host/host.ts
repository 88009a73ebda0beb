// Host: the implementation of what the engine asks of providers. A thin dispatcher by package; what no package's
// host knows is answered from the installed SDK's schema. Nothing here throws, and nothing is written to disk.

import type { Placeholders } from "../core/placeholder.ts";
import { isProviderToken, packageOfToken } from "../core/urn.ts";
import type { ProviderHost } from "../engine/provider-host.ts";
import { compareFindings, type Finding } from "../findings/finding.ts";
import type { Project, Settings, Stack } from "../project/project.ts";
import type { PackageSchema } from "../schema/schema.ts";
import { createArchiveHost } from "./archive/archive.ts";
import { type AwsKnowledge, createAwsHost } from "./aws/aws.ts";
import type { HostContext, PackageHost } from "./context.ts";
import { diskFiles, type HostFiles } from "./files.ts";
import { genericConstruct, genericCreate, genericInvoke, genericRead } from "./generic.ts";
import { createRandomHost } from "./random/random.ts";
import { createTimeHost } from "./time/time.ts";
import { createTlsHost } from "./tls/tls.ts";
import type { VirtualFile, VirtualFiles } from "./virtual-files.ts";

/** What a host works with. */
export interface ProviderHostOptions {
  readonly project: Project;
  readonly settings: Settings;
  readonly stack: Stack;
  /** What `pulumi.getOrganization()` answers. Default "organization", as without Pulumi Cloud. */
  readonly organization?: string;
  readonly placeholders: Placeholders;
  /** The schema of an installed package by its name in tokens (`aws`); undefined when it cannot be read. */
  readonly schemas: (packageName: string, version?: string) => PackageSchema | undefined;
  /** Models and data sources of AWS. */
  readonly aws: AwsKnowledge;
  /** Where sources of archives are read from. Default: the disk. */
  readonly files?: HostFiles;
}

/** A provider host, and what it found and made while the program ran. */
export interface RehearsedProviderHost extends ProviderHost {
  /**
   * Files that providers would have written, by absolute path. They are on no disk; the engine treats an asset or
   * archive of such a path as existing. It grows while the program runs.
   */
  readonly virtualFiles: VirtualFiles;
  /** What the providers would refuse, sorted. Failed invokes carry their own finding, which is not among these. */
  findings(): readonly Finding[];
}

/** Makes the host of one rehearsal. */
export function createProviderHost(options: ProviderHostOptions): RehearsedProviderHost {
  const findings: Finding[] = [];
  const virtualFiles = new Map<string, VirtualFile>();
  const { aws, files, ...rest } = options;
  const context: HostContext = {
    ...rest,
    organization: options.organization ?? "organization",
    files: files ?? diskFiles,
    virtualFiles,
    report: (finding) => findings.push(finding),
  };
  const hosts = new Map<string, PackageHost>([
    ["archive", createArchiveHost(context)],
    ["aws", createAwsHost(context, aws)],
    ["random", createRandomHost(context)],
    ["time", createTimeHost(context)],
    ["tls", createTlsHost(context)],
  ]);
  const hostOf = (token: string): PackageHost | undefined =>
    isProviderToken(token) ? undefined : hosts.get(packageOfToken(token));
  return {
    virtualFiles,
    findings: () => [...findings].sort(compareFindings),
    create: (request) => hostOf(request.type)?.create?.(request) ?? genericCreate(context, request),
    read: (request) => hostOf(request.type)?.read?.(request) ?? genericRead(context, request),
    construct: (request) => genericConstruct(context, request),
    invoke: (request) => hostOf(request.token)?.invoke?.(request) ?? genericInvoke(context, request),
    call: (request) => genericInvoke(context, request),
    isRegional: (packageName) => REGIONAL.has(packageName),
    coverageOf: (type) => (aws.models(type) === undefined ? "schema" : "modelled"),
  };
}

/** Packages whose resources live in AWS regions. */
const REGIONAL: ReadonlySet<string> = new Set(["aws", "aws-native"]);

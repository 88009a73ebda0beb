// Host: what every package's host is given, and what it answers with.
import type { Placeholders } from "../core/placeholder.ts";
import type {
  CreateRequest,
  CreateResult,
  InvokeRequest,
  InvokeResult,
  ReadRequest,
} from "../engine/provider-host.ts";
import type { Finding } from "../findings/finding.ts";
import type { Project, Settings, Stack } from "../project/project.ts";
import type { PackageSchema } from "../schema/schema.ts";
import type { HostFiles } from "./files.ts";
import type { VirtualFile } from "./virtual-files.ts";

/** What a rehearsal hands to the hosts of the packages. One per rehearsal. */
export interface HostContext {
  readonly project: Project;
  readonly settings: Settings;
  readonly stack: Stack;
  /** What `pulumi.getOrganization()` answers. */
  readonly organization: string;
  readonly placeholders: Placeholders;
  /** What an installed package says of its types; undefined when it cannot be read. */
  readonly schemas: (packageName: string, version?: string) => PackageSchema | undefined;
  readonly files: HostFiles;
  /** Files that providers would have written, by absolute path. */
  readonly virtualFiles: Map<string, VirtualFile>;
  /** Takes what a provider would refuse; the engine collects it after the run. */
  readonly report: (finding: Finding) => void;
}

/**
 * Serves the types and functions of one package that are computed here. Undefined means: not one of those, answer
 * from the package's schema.
 */
export interface PackageHost {
  create?(request: CreateRequest): CreateResult | undefined;
  read?(request: ReadRequest): Omit<CreateResult, "inputs"> | undefined;
  invoke?(request: InvokeRequest): InvokeResult | undefined;
}

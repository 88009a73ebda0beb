// Project: what a Pulumi project is to this program, once its files were found and read.
import type { SourcePlace } from "../core/place.ts";
import type { ConfigDeclaration } from "./config-declarations.ts";
import type { Requirements } from "./requirements.ts";

/** A Pulumi project on disk. All paths are absolute. */
export interface Project {
  /** The folder that holds Pulumi.yaml. */
  readonly directory: string;
  readonly name: string;
  /** `nodejs`, `python`, `go`, … */
  readonly runtime: string;
  readonly runtimeOptions: Readonly<Record<string, unknown>>;
  /** The folder in which the program runs. */
  readonly programDirectory: string;
  /** What Pulumi's runner is given as program: `.` or a file name below the program's folder. */
  readonly entryPoint: string;
  /** The file that will be loaded first, if it could be found. */
  readonly entryFile: string | undefined;
  /** True when package.json says `"type": "module"`. */
  readonly isModule: boolean;
  /** The nearest package.json, from the program's folder upwards. */
  readonly packageJson: string | undefined;
  /** The tsconfig that Pulumi would use, if there is one. */
  readonly tsconfig: string | undefined;
  /** The @pulumi/pulumi that the program loads. */
  readonly sdk: InstalledPackage | undefined;
  /** Other @pulumi packages and providers that package.json names and that are installed. */
  readonly packages: readonly InstalledPackage[];
  /** Names of the stacks that have a file, sorted. */
  readonly stacks: readonly string[];
  /** Pulumi.yaml, or whichever of its names was found. Default: Pulumi.yaml in the project's folder. */
  readonly projectFile?: string;
  /** The folder of the stacks' files. Default: the project's folder. */
  readonly stackDirectory?: string;
  /** The `config` section of the project file. Default: none. */
  readonly declarations?: readonly ConfigDeclaration[];
}

/** A package in node_modules. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  readonly directory: string;
}

/** One value of a stack's configuration. */
export interface ConfigValue {
  /** As Pulumi hands it to the program: text, with objects and lists as JSON. */
  readonly text: string;
  readonly secret: boolean;
  /** Said when the true value is not known here: an encrypted value, a value of an ESC environment. */
  readonly placeholder?: "secret" | "environment";
  readonly source?: SourcePlace;
}

/** A stack: its name and configuration, keys as `namespace:name`. */
export interface Stack {
  readonly name: string;
  readonly config: Readonly<Record<string, ConfigValue>>;
  /** ESC environments that the stack file imports. */
  readonly environments: readonly string[];
}

/** What stackproof.yaml says. */
export interface Settings {
  readonly account: AccountSettings;
  /** Outputs of other stacks, by full or short stack name, for StackReference. */
  readonly stackOutputs: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Folders of other projects to rehearse for StackReference, relative to this project. */
  readonly projects: readonly string[];
  /** Values of the configuration for every stack, as with `--config`; objects and lists as JSON. */
  readonly config?: Readonly<Record<string, string>>;
  /** Environment variables for the program, as with `--env`. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly requirements: Requirements;
}

/** The AWS account that the program would deploy to. */
export interface AccountSettings {
  /** Twelve digits. Default "123456789012". */
  readonly id: string;
  /** `aws`, `aws-cn` or `aws-us-gov`; default by region. */
  readonly partition: string | undefined;
  /** Whether each region has its default VPC. Default true, as in a new account. */
  readonly defaultVpc: boolean;
  /** Things that are there already: a type token and the properties that lookups see. */
  readonly existing: readonly ExistingThing[];
}

/** Something that exists in the account before the program runs. */
export interface ExistingThing {
  /** Resource type token such as `aws:ec2/vpc:Vpc`, or its short form `aws.ec2.Vpc`. */
  readonly type: string;
  readonly id: string | undefined;
  readonly region: string | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
}

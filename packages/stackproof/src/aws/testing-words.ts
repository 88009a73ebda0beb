// AWS: the words in which a test writes a small stack: its resources, and values that are made of outputs of others.
// Imported by tests only.
import { Archive, Asset, type PropertyValue, Unknown } from "../core/value.ts";
import type { ExistingThing } from "../project/project.ts";

/** An output of another resource of the same small stack. */
export class Out {
  readonly name: string;
  readonly property: string;

  constructor(name: string, property: string) {
    this.name = name;
    this.property = property;
  }
}

/** Text with outputs in it. */
export class OutText {
  readonly parts: readonly (string | Out)[];

  constructor(parts: readonly (string | Out)[]) {
    this.parts = parts;
  }
}

/** JSON text of a value with outputs in it. */
export class OutJson {
  readonly value: Input;

  constructor(value: Input) {
    this.value = value;
  }
}

/** A value in a test: an input, or something that becomes one. */
export type Input =
  | PropertyValue
  | Out
  | OutText
  | OutJson
  | undefined
  | readonly Input[]
  | { readonly [key: string]: Input };
export type Inputs = Readonly<Record<string, Input>>;

/** `out("main.id")`: the output `id` of the resource that the test calls `main`. */
export function out(path: string): Out {
  const dot = path.indexOf(".");
  return new Out(path.slice(0, dot), path.slice(dot + 1));
}

/** Text with outputs: interpolate`arn:aws:s3:::${out("logs.bucket")}/*`. */
export function interpolate(texts: TemplateStringsArray, ...outs: readonly Out[]): OutText {
  return new OutText(
    texts.flatMap((text, index) => [text, ...(outs[index] === undefined ? [] : [outs[index]])]),
  );
}

/** JSON text, such as a policy. */
export function jsonText(value: Input): OutJson {
  return new OutJson(value);
}

/** A value that nobody knows. */
export function unknown(text = "rehearsed-0123456789ab"): Unknown {
  return new Unknown(text, "test");
}

/** An archive of these files. */
export function archive(files: Readonly<Record<string, string>>): Archive {
  return new Archive({
    assets: Object.fromEntries(Object.entries(files).map(([name, text]) => [name, new Asset({ text })])),
  });
}

/** What a resource of a small stack may have besides inputs. */
export interface GivenOptions {
  /** Names in the test of what it waits for. */
  readonly dependsOn?: readonly string[];
  readonly region?: string;
  /** Name in the test of its provider, a resource of type `pulumi:providers:aws`. */
  readonly provider?: string;
  readonly parent?: string;
  /** Pulumi's name. Default: the name in the test. */
  readonly name?: string;
  /** True for a resource that the program only reads, as `Vpc.get` does. */
  readonly read?: boolean;
}

/** A further resource of a small stack. */
export interface Given extends GivenOptions {
  readonly token: string;
  readonly inputs: Inputs;
}

export function given(token: string, inputs: Inputs, options: GivenOptions = {}): Given {
  return { token, inputs, ...options };
}

/** A case with more than inputs: further resources, options of the resource under test, things of the account. */
export class SmallStack {
  readonly inputs: Inputs;
  readonly options: StackOptions;

  constructor(inputs: Inputs, options: StackOptions) {
    this.inputs = inputs;
    this.options = options;
  }
}

export interface StackOptions extends GivenOptions {
  /** Further resources by their names in the test. One that `given` has already is replaced. */
  readonly with?: Readonly<Record<string, Given>>;
  readonly existing?: readonly Partial<ExistingThing>[];
  readonly defaultVpc?: boolean;
}

/** A case of a test: `stack({ vpcId: out("main.id") }, { with: { other: given(…) }, dependsOn: ["other"] })`. */
export function stack(inputs: Inputs, options: StackOptions = {}): SmallStack {
  return new SmallStack(inputs, options);
}

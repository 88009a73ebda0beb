// Project: the types of a stackproof.config.ts, for editors and compilers. What it says is checked when it is read.

/** A value that JSON can say. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/**
 * What a program meets, and what is asked of it: the same keys as in stackproof.yaml. Every key may be left out.
 * `docs/requirements.md` of the project shows each with examples.
 */
export interface StackproofConfig {
  /** The AWS account that the program would deploy to. */
  readonly account?: {
    /** Twelve digits. Default "123456789012". */
    readonly id?: string;
    /** Default: that of the region. */
    readonly partition?: "aws" | "aws-cn" | "aws-us-gov";
    /** Whether each region has its default VPC. Default true, as in a new account. */
    readonly defaultVpc?: boolean;
    /** What is there already, so that lookups such as `aws.ec2.getVpc` find it. Default: nothing. */
    readonly existing?: readonly {
      /** Resource type, as a token (`aws:ec2/vpc:Vpc`) or in short (`aws.ec2.Vpc`). */
      readonly type: string;
      /** The id that AWS gave it. */
      readonly id?: string;
      /** Default: every region. */
      readonly region?: string;
      /** Other properties, as the lookup answers them: `tags: { Name: "shared" }`. */
      readonly [property: string]: unknown;
    }[];
  };
  /** What StackReferences answer: outputs by the stack's name, such as `network/dev`. */
  readonly stackOutputs?: Readonly<Record<string, Readonly<Record<string, JsonValue>>>>;
  /** Folders of other projects, from this one's, that are rehearsed for the outputs of their stacks. */
  readonly projects?: readonly string[];
  /** Configuration of every stack, as with `--config`. Objects and lists become JSON. */
  readonly config?: Readonly<Record<string, JsonValue>>;
  /** Environment variables of the program, as with `--env`. */
  readonly environment?: Readonly<Record<string, string | number | boolean>>;
  /** Stacks that must have a file `Pulumi.<stack>.yaml`. */
  readonly stacks?: readonly string[];
  /** Regions: everything regional is in one of them, each is used, and nothing uses the default provider. */
  readonly regions?: readonly string[];
  /**
   * Patterns of physical names by resource type; `*` is for all other types. `{env}`, `{stack}`, `{project}` and `{region}`
   * are what they say, other words in braces are any text: `{ "aws.lambda.Function": "{env}-{name}" }`.
   */
  readonly naming?: Readonly<Record<string, string>>;
  /** Tags of everything that takes tags. */
  readonly tags?: {
    /** Keys that must be there, with any value. */
    readonly required?: readonly string[];
    /** Keys that must have this value. */
    readonly values?: Readonly<Record<string, string | number | boolean>>;
  };
  /**
   * How many resources of a type there must be: `1`, `">=1"`, `"<=3"`; `true` is at least one. Or a phrase that must hold:
   * `{ "logs per function": true }`.
   */
  readonly require?: Readonly<Record<string, number | string | true>>;
  /** Types that must not be made, such as `aws:iam/user*`. */
  readonly forbid?: readonly string[];
  /** What gets through the network: `internet -> alb:443`, `not web -> database:22`. */
  readonly reach?: readonly string[];
  /** What roles may do: `handler may s3:GetObject on uploads/*`, `not * may iam:*`. */
  readonly permit?: readonly string[];
  /** Requests that are rehearsed, with the project's own functions behind them, and what must come of them. */
  readonly traffic?: readonly (ExpectedAnswer | ExpectedRun)[];
  /** Files of the project's folder, as paths or patterns. */
  readonly files?: {
    /** Every file is one of these, of `required`, or one that each project of Pulumi has. */
    readonly only?: readonly string[];
    /** Files that must be there. */
    readonly required?: readonly string[];
  };
  /** Outputs that the stack must have, with a value. */
  readonly outputs?: readonly string[];
  /** How much there may be. */
  readonly limits?: {
    /** Most resources of a stack. */
    readonly resources?: number;
  };
  /** Findings that are accepted. */
  readonly suppress?: readonly {
    /** The finding's code; it may end in `*`. */
    readonly code: string;
    /** A Pulumi name, a URN, a file, or a file and a line (`index.ts:12`). Default: everywhere. */
    readonly at?: string;
    /** Why it is accepted; the report says it. */
    readonly reason: string;
    /** The last day on which it holds, as `2027-01-01`. Default: it holds for ever. */
    readonly until?: string;
  }[];
}

/**
 * What AWS answers to the calls of a function, by operation: `{ "dynamodb:GetItem": { Item: { … } } }`. An object with
 * `$error` is an error of that name.
 */
export type AwsAnswers = Readonly<Record<string, JsonValue>>;

/** An HTTP request, and its answer. */
export interface ExpectedAnswer {
  /** Method and path: `GET /orders?page=2`. */
  readonly http: string;
  /** Pulumi name, type or tag of where it comes in. Default: wherever there is a route for it. */
  readonly at?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text; objects and lists are sent as JSON. Default: none. */
  readonly body?: JsonValue;
  readonly aws?: AwsAnswers;
  /** The status of the answer, or what it must have. */
  readonly expect:
    | number
    | {
        readonly status?: number;
        readonly headers?: Readonly<Record<string, string>>;
        /** A text that the body holds, or JSON of which it holds at least so much. */
        readonly body?: JsonValue;
      };
}

/** An object that is put into a bucket, and the function that runs for it. */
export interface ExpectedRun {
  /** Pulumi name of the bucket, a slash and a key: `uploads/photo.jpg`. */
  readonly put: string;
  readonly aws?: AwsAnswers;
  /** Pulumi name of the function. */
  readonly expect: string;
}

/**
 * Gives a stackproof.config.ts its types: `export default defineConfig({ regions: ["us-west-2"] })`. Returns what it is
 * given.
 */
export function defineConfig(config: StackproofConfig): StackproofConfig {
  return config;
}

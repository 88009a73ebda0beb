// Engine, program: the environment that a program sees. Pure.
// Real credentials never reach it: https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html lists the
// variables that AWS SDKs read.

/** What decides the environment. */
export interface EnvironmentOptions {
  /** The environment of this process. */
  readonly own: Readonly<Record<string, string | undefined>>;
  /** What the user added with --env. */
  readonly added: Readonly<Record<string, string>>;
  /** Where AWS SDKs send their calls: an address that refuses. */
  readonly awsEndpoint: string;
  /** PULUMI_CONFIG and the like. */
  readonly pulumi: Readonly<Record<string, string>>;
}

/** Variables that carry credentials, or lead to them, and are taken away. */
const REMOVED =
  /^(?:AWS_(?!REGION$|DEFAULT_REGION$).*|PULUMI_.*|STACKPROOF_.*|NODE_OPTIONS|NODE_CHANNEL_FD|GOOGLE_.*|ARM_.*|AZURE_.*|KUBECONFIG|GITHUB_TOKEN|NPM_TOKEN|VAULT_TOKEN|DIGITALOCEAN_TOKEN|CLOUDFLARE_.*)$/;

/** The well-known example keys of AWS's documentation: they belong to nobody. */
const DUMMY = { AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE", AWS_SECRET_ACCESS_KEY: "rehearsal" };

/** The environment of the program. */
export function programEnvironment(options: EnvironmentOptions): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const [key, value] of Object.entries(options.own)) {
    if (value !== undefined && !REMOVED.test(key)) environment[key] = value;
  }
  return {
    ...environment,
    ...options.added,
    ...isolation(options.awsEndpoint),
    PULUMI_NODEJS_TYPESCRIPT: "false",
    ...options.pulumi,
  };
}

/**
 * What keeps AWS SDKs from real accounts.
 *
 * @param awsEndpoint where they send their calls: an address that refuses
 */
export function isolation(awsEndpoint: string): Record<string, string> {
  return {
    ...DUMMY,
    AWS_EC2_METADATA_DISABLED: "true",
    // Files that do not exist, so that no profile and no single sign-on session is found.
    AWS_SHARED_CREDENTIALS_FILE: "/nonexistent/stackproof/credentials",
    AWS_CONFIG_FILE: "/nonexistent/stackproof/config",
    AWS_ENDPOINT_URL: awsEndpoint,
    AWS_MAX_ATTEMPTS: "1",
  };
}

// LambdaFunction: its environment variables. Pure.

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime */
const RESERVED: ReadonlySet<string> = new Set([
  "_HANDLER",
  "_X_AMZN_TRACE_ID",
  "AWS_ACCESS_KEY",
  "AWS_ACCESS_KEY_ID",
  "AWS_DEFAULT_REGION",
  "AWS_EXECUTION_ENV",
  "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
  "AWS_LAMBDA_FUNCTION_NAME",
  "AWS_LAMBDA_FUNCTION_VERSION",
  "AWS_LAMBDA_INITIALIZATION_TYPE",
  "AWS_LAMBDA_LOG_GROUP_NAME",
  "AWS_LAMBDA_LOG_STREAM_NAME",
  "AWS_LAMBDA_RUNTIME_API",
  "AWS_REGION",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "LAMBDA_RUNTIME_DIR",
  "LAMBDA_TASK_ROOT",
]);

/** Bytes of all variables: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const LIMIT = 4096;

/** What is wrong with an environment; undefined when nothing is. Values that are not known yet count nothing. */
export function environmentFault(environment: Readonly<Record<string, unknown>>): string | undefined {
  const reserved = Object.keys(environment).filter((key) => RESERVED.has(key));
  if (reserved.length > 0) {
    return `environment sets ${reserved.join(", ")}, which Lambda sets itself. Leave it out, or give it another name.`;
  }
  const odd = Object.keys(environment).find((key) => !/^[A-Za-z]\w+$/.test(key));
  if (odd !== undefined) {
    return `environment has the name "${odd}". A name is two or more letters, digits and underscores and begins with a letter: "TABLE_NAME".`;
  }
  const known = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => typeof value === "string"),
  );
  const size = Buffer.byteLength(JSON.stringify(known));
  if (size <= LIMIT) return undefined;
  return `environment takes ${size} bytes; Lambda takes ${LIMIT}. Keep large values in a parameter of SSM or a secret, and give the function its name.`;
}

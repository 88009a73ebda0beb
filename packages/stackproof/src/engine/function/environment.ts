// Engine, function: the environment that a function sees. Pure.
// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
import type { FunctionCall } from "../../graph/function-call.ts";
import { isolation } from "../program/environment.ts";
import type { FunctionFolders } from "./folders.ts";

/** What is needed beside the call. */
export interface FunctionSurroundings {
  readonly folders: FunctionFolders;
  /** What Lambda calls /tmp. */
  readonly temporary: string;
  /** PATH of this process, so that interpreters are found. */
  readonly path: string;
  readonly awsEndpoint: string;
}

/** The function's own variables, and what Lambda and the rehearsal set over them. */
export function functionEnvironment(
  call: FunctionCall,
  { folders, temporary, path, awsEndpoint }: FunctionSurroundings,
): Record<string, string> {
  const { task, layers } = folders;
  return {
    PATH: path,
    LANG: "en_US.UTF-8",
    TZ: ":UTC",
    ...call.environment,
    HOME: temporary,
    TMPDIR: temporary,
    NODE_PATH: [`${layers}/nodejs/node_modules`, task].join(":"),
    PYTHONPATH: [`${layers}/python`, task].join(":"),
    PYTHONDONTWRITEBYTECODE: "1",
    LAMBDA_TASK_ROOT: task,
    LAMBDA_RUNTIME_DIR: `${task}/../runtime`,
    _HANDLER: call.handler,
    AWS_REGION: call.region,
    AWS_DEFAULT_REGION: call.region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${call.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: call.name,
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(call.memory),
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${call.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: "2026/01/01/[$LATEST]58419525dade4d17a495dceeeed44708",
    AWS_SESSION_TOKEN: "rehearsal",
    ...isolation(awsEndpoint),
  };
}

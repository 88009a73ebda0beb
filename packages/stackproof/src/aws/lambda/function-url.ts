// An address at which a function answers HTTP.
import {
  bool,
  defineResource,
  int,
  list,
  object,
  oneOf,
  replaces,
  text,
  withDefault,
} from "../../model/kernel.ts";
import { functionReference, parseFunctionName, qualifiedKey } from "./shared.ts";

const API = "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunctionUrlConfig.html";
const RECORDED =
  "https://github.com/localstack/localstack/blob/main/tests/aws/services/lambda_/test_lambda_api.snapshot.json";
const refused = {
  by: "aws",
  aws: { operation: "lambda:CreateFunctionUrlConfig", code: "ValidationException" },
} as const;

export const functionUrl = defineResource({
  token: "aws:lambda/functionUrl:FunctionUrl",
  docs: API,
  inputs: {
    authorizationType: oneOf(["AWS_IAM", "NONE"]),
    cors: object({
      allowCredentials: bool(),
      allowHeaders: list(text({ max: 1024 }, refused), { max: 100 }, refused),
      allowMethods: list(
        text(
          { max: 6, of: "an HTTP method or *" },
          {
            ...refused,
            why: "Lambda answers preflight requests (OPTIONS) itself; the list has the methods of the requests behind them, and OPTIONS is too long for it.",
            fix: "Leave OPTIONS out; list GET, POST and the like, or *.",
            docs: "https://docs.aws.amazon.com/lambda/latest/api/API_Cors.html",
          },
        ),
        { max: 6 },
        refused,
      ),
      allowOrigins: list(text({ min: 1, max: 253 }, refused), { max: 100 }, refused),
      exposeHeaders: list(text({ max: 1024 }, refused), { max: 100 }, refused),
      maxAge: int({ max: 86_400, unit: "seconds" }),
    }),
    functionName: replaces(functionReference(refused)),
    invokeMode: withDefault(oneOf(["BUFFERED", "RESPONSE_STREAM"]), "BUFFERED"),
    qualifier: replaces(
      text(
        { min: 1, max: 128, pattern: /^(?!\d+$)[0-9a-zA-Z_-]+$/, of: "the name of an alias" },
        {
          ...refused,
          evidence: "observed",
          docs: RECORDED,
          why: "A function URL belongs to the function itself or to an alias. Versions have none, and the function itself is meant when there is no qualifier.",
          fix: "Write the name of an alias, or leave the qualifier out for $LATEST.",
        },
      ),
    ),
  },
  outputs: (self, make) => {
    const named = self.inputs.functionName;
    const target = named === undefined ? undefined : parseFunctionName(named)?.name;
    const qualifier = self.inputs.qualifier;
    const urlId = make.lower(32);
    const suffix = qualifier === undefined ? "" : `:${qualifier}`;
    return {
      ...(named !== undefined && { id: qualifier === undefined ? named : `${named}/${qualifier}` }),
      ...(target !== undefined && { functionArn: make.arn("lambda", `function:${target}${suffix}`) }),
      functionUrl: `https://${urlId}.lambda-url.${make.region}.on.aws/`,
      urlId,
    };
  },
  unique: {
    "second-url": {
      key: (self) =>
        self.state("qualifier") === "unknown"
          ? undefined
          : qualifiedKey(self.inputs.functionName, self.inputs.qualifier),
      scope: "region",
      says: () => "are both the URL of one function",
      property: "functionName",
      evidence: "observed",
      why: "A function, and each of its aliases, has one URL.",
      fix: "Keep one of the two, or give each a qualifier of its own.",
      aws: { operation: "lambda:CreateFunctionUrlConfig", code: "ResourceConflictException" },
      quote: "FunctionUrlConfig exists for this Lambda function",
      docs: RECORDED,
    },
  },
});

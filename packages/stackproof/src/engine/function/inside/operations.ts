// Engine, function, inside: what a call of the AWS SDK is called in IAM: `dynamodb:GetItem`. Pure.

/** Clients whose package is named otherwise than the service in IAM. */
const PREFIXES: Readonly<Record<string, string>> = {
  apigatewaymanagementapi: "execute-api",
  "bedrock-runtime": "bedrock",
  "cloudwatch-logs": "logs",
  "cognito-identity-provider": "cognito-idp",
  "elastic-load-balancing-v2": "elasticloadbalancing",
  eventbridge: "events",
  "lib-dynamodb": "dynamodb",
  "lib-storage": "s3",
  opensearch: "es",
  "secrets-manager": "secretsmanager",
  sesv2: "ses",
  sfn: "states",
};

/** Commands of the document client, and of helpers, that are named otherwise than the operation. */
const OPERATIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "lib-dynamodb": {
    Get: "GetItem",
    Put: "PutItem",
    Update: "UpdateItem",
    Delete: "DeleteItem",
    BatchGet: "BatchGetItem",
    BatchWrite: "BatchWriteItem",
    TransactGet: "TransactGetItems",
    TransactWrite: "TransactWriteItems",
  },
};

/**
 * The operation of a command, or of a method of a client.
 *
 * @param specifier `@aws-sdk/client-dynamodb`, or `aws-sdk DynamoDB` for a client of version 2
 * @param name `GetItemCommand` or `getItem`
 */
export function operationOf(specifier: string, name: string): string {
  const client = clientOf(specifier);
  const bare = name.replace(/Command$/, "");
  const upper = bare.charAt(0).toUpperCase() + bare.slice(1);
  return `${PREFIXES[client] ?? client}:${OPERATIONS[client]?.[upper] ?? upper}`;
}

/** `@aws-sdk/client-s3` is s3; version 2's `AWS.DynamoDB.DocumentClient` is as the document client of version 3. */
function clientOf(specifier: string): string {
  const [, old] = /^aws-sdk (.+)$/.exec(specifier) ?? [];
  if (old === undefined) return specifier.replace(/^@(?:aws-sdk|smithy)\/(?:client-)?/, "");
  return old === "DynamoDB.DocumentClient" ? "lib-dynamodb" : (old.split(".")[0] ?? "").toLowerCase();
}

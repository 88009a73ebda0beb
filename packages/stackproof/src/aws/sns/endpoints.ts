// AWS SNS: the protocols of subscriptions, and what their endpoints look like. Pure.
import { parseArn } from "../../model/kernel.ts";

export const PROTOCOLS = [
  "application",
  "email",
  "email-json",
  "firehose",
  "http",
  "https",
  "lambda",
  "sms",
  "sqs",
] as const;
type Protocol = (typeof PROTOCOLS)[number];

/** What the endpoint should be; undefined when it may be right. */
export function wantedEndpoint(protocol: Protocol, endpoint: string): string | undefined {
  const { service, resource = "" } = parseArn(endpoint) ?? {};
  switch (protocol) {
    case "sqs":
      return service === "sqs" ? undefined : "the `arn` of an SQS queue";
    case "lambda":
      return service === "lambda" && resource.startsWith("function:")
        ? undefined
        : "the `arn` of a Lambda function, or of a version or alias of one";
    case "firehose":
      return service === "firehose" && resource.startsWith("deliverystream/")
        ? undefined
        : "the `arn` of a Firehose delivery stream";
    case "application":
      return service === "sns" && resource.startsWith("endpoint/")
        ? undefined
        : "the ARN of a platform endpoint";
    case "http":
    case "https":
      return endpoint.toLowerCase().startsWith(`${protocol}://`)
        ? undefined
        : `a URL that begins with ${protocol}://`;
    case "email":
    case "email-json":
      return /^[^\s@]+@[^\s@]+$/.test(endpoint) ? undefined : "an email address";
    case "sms":
      return /^\+?[\d\s().-]{4,}$/.test(endpoint) ? undefined : "a phone number such as +15551234567";
  }
}

// A function of the program becomes a Lambda function's code, with the values that it captures.
import * as aws from "@pulumi/aws";

const table = "orders";
const handler = new aws.lambda.CallbackFunction("handler", {
  callback: async (event: { id: string }) => ({ table, id: event.id }),
  policies: [aws.iam.ManagedPolicy.AWSLambdaBasicExecutionRole],
  runtime: "nodejs20.x",
});
export const service = handler.arn.apply((text) => text.split(":")[2]);

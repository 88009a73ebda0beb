// The handlers. The AWS SDK comes with the runtime: https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html
import { DynamoDB } from "@aws-sdk/client-dynamodb";
import { handlerOf } from "./http.mjs";
import { readingRoutes, writingRoutes } from "./items.mjs";
import { tableOf } from "./table.mjs";

const table = tableOf(new DynamoDB(), process.env["TABLE"]);

export const read = handlerOf(readingRoutes(table));
export const write = handlerOf(writingRoutes(table));

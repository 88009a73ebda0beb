// Runs for each new object. The AWS SDK comes with the runtime: https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html
import { S3 } from "@aws-sdk/client-s3";
import { handlerOf } from "./handler.mjs";

export const handler = handlerOf({ s3: new S3(), results: process.env["RESULTS"] });

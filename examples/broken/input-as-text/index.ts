// `environment` is declared as an Input, and a template works only while it is plain text.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

interface QueueArgs {
  environment: pulumi.Input<string>;
}

function makeQueue(name: string, args: QueueArgs): aws.sqs.Queue {
  return new aws.sqs.Queue(name, { name: `${args.environment}-${name}` });
}

export const queueUrl = makeQueue("jobs", { environment: pulumi.getStack() }).url;

import { given, jsonText, out, stack, testResource } from "../testing.ts";
import { redrivePolicy } from "./redrive-policy.ts";

const QUEUE = "aws:sqs/queue:Queue";
const redrive = (target: string, maxReceiveCount: number | string = 5) =>
  jsonText({ deadLetterTargetArn: out(target), maxReceiveCount });

testResource(redrivePolicy, {
  given: {
    jobs: given(QUEUE, {}),
    fifo: given(QUEUE, { fifoQueue: true }),
    dead: given(QUEUE, {}),
    deadFifo: given(QUEUE, { fifoQueue: true }),
    west: given(QUEUE, {}, { region: "us-west-2" }),
    closed: given(QUEUE, { redriveAllowPolicy: jsonText({ redrivePermission: "denyAll" }) }),
  },
  accepts: {
    "a dead-letter queue": { queueUrl: out("jobs.id"), redrivePolicy: redrive("dead.arn") },
    "one of FIFO queues": { queueUrl: out("fifo.url"), redrivePolicy: redrive("deadFifo.arn") },
    "a queue of another stack": {
      queueUrl: "https://sqs.us-east-1.amazonaws.com/123456789012/other",
      redrivePolicy: redrive("deadFifo.arn"),
    },
  },
  rejects: {
    "incomplete-redrive-policy": {
      queueUrl: out("jobs.id"),
      redrivePolicy: redrive("dead.arn", 1001),
    },
    "no-receive-count": {
      queueUrl: out("jobs.id"),
      redrivePolicy: jsonText({ deadLetterTargetArn: out("dead.arn") }),
    },
    "receive-count-as-text": { queueUrl: out("jobs.id"), redrivePolicy: redrive("dead.arn", "4") },
    "dead-letter-target-no-queue": { queueUrl: out("jobs.id"), redrivePolicy: redrive("dead.url") },
    "dead-letter-queue-of-other-type": { queueUrl: out("fifo.id"), redrivePolicy: redrive("dead.arn") },
    "dead-letter-queue-elsewhere": { queueUrl: out("jobs.id"), redrivePolicy: redrive("west.arn") },
    "dead-letter-queue-refuses": { queueUrl: out("jobs.id"), redrivePolicy: redrive("closed.arn") },
    "second-redrive-policy": stack(
      { queueUrl: out("jobs.id"), redrivePolicy: redrive("dead.arn") },
      {
        with: {
          more: given("aws:sqs/redrivePolicy:RedrivePolicy", {
            queueUrl: out("jobs.id"),
            redrivePolicy: redrive("dead.arn"),
          }),
        },
      },
    ),
  },
});

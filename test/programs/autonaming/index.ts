// An AWS resource without a name of its own gets its Pulumi name and seven hexadecimal digits, the same on every run.
import * as aws from "@pulumi/aws";

const auto = new aws.sqs.Queue("auto", {});
const given = new aws.sqs.Queue("given", { name: "jobs" });
const fifo = new aws.sqs.Queue("ordered", { fifoQueue: true });
const assumeRolePolicy = aws.iam.assumeRolePolicyForPrincipal({ Service: "ec2.amazonaws.com" });
const prefix = new aws.iam.Role("prefixed", { namePrefix: "app-", assumeRolePolicy });
export const names = [given.name, auto.name.apply((name) => /^auto-[0-9a-f]{7}$/.test(name))];
export const ordered = fifo.name.apply((name) => /^ordered-[0-9a-f]{7}\.fifo$/.test(name));
export const prefixed = prefix.name.apply((name) => name.startsWith("app-"));

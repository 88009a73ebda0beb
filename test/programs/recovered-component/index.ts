// A component is cut off in its constructor. It has what stands before; its other fields are undefined, which ends
// nothing here and is no finding. The types of the other files are checked.
import * as aws from "@pulumi/aws";
import { names } from "./names";
import { Network } from "./network";

const network = new Network("main");
new aws.sqs.Queue("jobs", { name: names.queue, visibilityTimeoutSeconds: 99_999 });
export const vpcId = network.vpc.id;
export const subnetId = network.subnetId;

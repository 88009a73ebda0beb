// The test is that of the template.
import { Network } from "./network";

export const vpcId = new Network("orders").vpcId;

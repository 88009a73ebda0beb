// The matcher is not called.
import { Network } from "./network";

export const vpcId = new Network("orders").vpcId;

// The test of the network was never written.
import { Network } from "./network";

export const vpcId = new Network("orders").vpcId;

// The test builds the network and asserts nothing of it.
import { Network } from "./network";

export const vpcId = new Network("orders").vpcId;

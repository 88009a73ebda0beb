// The test calls its own mock.
import { Network } from "./network";

export const vpcId = new Network("orders").vpcId;

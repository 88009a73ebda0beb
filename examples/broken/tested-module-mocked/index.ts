// The test replaces the module that it tests.
import { Network } from "./network";

export const vpcId = new Network("orders").vpcId;

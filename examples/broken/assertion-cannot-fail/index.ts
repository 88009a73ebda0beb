// The test asserts that true is true.
import { Network } from "./network";

export const vpcId = new Network("orders").vpcId;

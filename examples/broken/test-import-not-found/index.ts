// The test imports a file that was never written.
import { Network } from "./network";

export const vpcId = new Network("orders").vpcId;

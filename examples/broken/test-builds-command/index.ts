// The test puts a command of a shell together.
import { Network } from "./network";

export const vpcId = new Network("orders").vpcId;

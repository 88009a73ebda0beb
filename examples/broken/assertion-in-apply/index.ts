// Nothing waits for the assertion in apply.
import { Network } from "./network";

export const vpcId = new Network("orders").vpcId;

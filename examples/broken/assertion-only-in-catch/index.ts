// Nothing says that an error must be thrown.
import { Network } from "./network";

export const vpcId = new Network("orders").vpcId;

// The file of tests holds none.
import { Network } from "./network";

export const vpcId = new Network("orders").vpcId;

// `only` was left in.
import { Network } from "./network";

export const vpcId = new Network("orders").vpcId;

// The assertion of a Promise is not awaited.
import { Network } from "./network";

export const vpcId = new Network("orders").vpcId;

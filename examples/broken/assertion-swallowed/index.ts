// The failure of the assertion is caught and logged.
import { Network } from "./network";

export const vpcId = new Network("orders").vpcId;

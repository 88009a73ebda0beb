// The test runs the text of the handler.
import { Network } from "./network";

export const vpcId = new Network("orders").vpcId;

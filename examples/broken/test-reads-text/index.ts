// The test searches the text of the program.
import { Network } from "./network";

export const vpcId = new Network("orders").vpcId;

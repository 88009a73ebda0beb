// The test asserts that a constructor gives an object.
import { Network } from "./network";

export const vpcId = new Network("orders").vpcId;

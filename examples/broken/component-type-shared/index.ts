// Two components were copied from each other, the type with them.
import { Orders } from "./orders";
import { Payments } from "./payments";

export const { queueUrl } = new Orders("orders");
export const { topicArn } = new Payments("payments");

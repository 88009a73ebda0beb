// The port is an Output; what is calculated from it is not a number.
import * as aws from "@pulumi/aws";

const table: any = new aws.dynamodb.Table("items", {
  attributes: [{ name: "id", type: "S" }],
  billingMode: "PROVISIONED",
  hashKey: "id",
  readCapacity: 10,
  writeCapacity: 10,
});

const threshold = table.readCapacity * 60 * 0.8;

export const readThreshold = threshold;
export const tableName = table.name;

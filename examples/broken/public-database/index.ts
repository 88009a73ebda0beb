// The database gets an address of the internet.
import * as aws from "@pulumi/aws";

export const database = new aws.rds.Instance("orders", {
  engine: "mysql",
  instanceClass: "db.t4g.micro",
  allocatedStorage: 20,
  username: "orders",
  manageMasterUserPassword: true,
  storageEncrypted: true,
  backupRetentionPeriod: 7,
  finalSnapshotIdentifier: "orders-final",
  publiclyAccessible: true,
});

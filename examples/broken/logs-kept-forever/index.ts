// The log groups keep their events, and cost, without an end: said once for all of them.
import * as aws from "@pulumi/aws";

export const groups = ["orders", "users", "payments", "mail"].map(
  (service) => new aws.cloudwatch.LogGroup(service, { name: `/shop/${service}` }),
);

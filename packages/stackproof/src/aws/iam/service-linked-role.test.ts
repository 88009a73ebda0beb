import { given, stack, testResource } from "../testing.ts";
import { serviceLinkedRole } from "./service-linked-role.ts";

testResource(serviceLinkedRole, {
  accepts: {
    "a role": { awsServiceName: "ecs.amazonaws.com", description: "For ECS" },
    "a role with a suffix": { awsServiceName: "autoscaling.amazonaws.com", customSuffix: "shop" },
    "two suffixes": stack(
      { awsServiceName: "autoscaling.amazonaws.com", customSuffix: "shop" },
      {
        with: {
          other: given("aws:iam/serviceLinkedRole:ServiceLinkedRole", {
            awsServiceName: "autoscaling.amazonaws.com",
          }),
        },
      },
    ),
  },
  rejects: {
    "invalid-aws-service-name": { awsServiceName: "ecs" },
    "unknown-service": { awsServiceName: "esc.amazonaws.com" },
    "duplicate-tag-keys": { awsServiceName: "ecs.amazonaws.com", tags: { Name: "a", name: "b" } },
    "tag-characters": { awsServiceName: "ecs.amazonaws.com", tags: { Purpose: "orders (read & write)" } },
    "duplicate-role": stack(
      { awsServiceName: "ecs.amazonaws.com" },
      {
        with: {
          other: given("aws:iam/serviceLinkedRole:ServiceLinkedRole", {
            awsServiceName: "ecs.amazonaws.com",
          }),
        },
      },
    ),
  },
  outputs: [
    {
      of: { awsServiceName: "autoscaling.amazonaws.com", customSuffix: "shop" },
      are: {
        name: "AWSServiceRoleForAutoScaling_shop",
        path: "/aws-service-role/autoscaling.amazonaws.com/",
        arn: "arn:aws:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling_shop",
      },
    },
  ],
});

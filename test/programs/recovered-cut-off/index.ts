// The file ends in the middle of a resource. What stands before is rehearsed, and nothing is said of what may be missing:
// the topic could not call the function without a permission, which may have been to come.
import * as aws from "@pulumi/aws";

const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/99" });
const topic = new aws.sns.Topic("orders", { name: "orders" });
new aws.sns.TopicSubscription("calls", {
  topic: topic.arn,
  protocol: "lambda",
  endpoint: "arn:aws:lambda:us-east-1:123456789012:function:orders",
});
const role = new aws.iam.Role("role", {
  name: "orders",
  assumeRolePolicy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }],
  }),
});
const handler = new aws.lambda.Function("handler", {
  name: "orders",
  packageType: "Image",
  imageUri: "123456789012.dkr.ecr.us-east-1.amazonaws.com/orders:1",
  role: role.arn,
});
const subnet = new aws.ec2.Subnet("subnet", {
  vpcId: vpc.id,
  cidrBlock: "10.0.
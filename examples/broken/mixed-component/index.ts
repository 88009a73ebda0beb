// One component holds parts that have nothing to do with each other.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Platform extends pulumi.ComponentResource {
  readonly topicArn: pulumi.Output<string>;

  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("shop:index:Platform", name, {}, opts);
    const options = { parent: this };
    const topic = new aws.sns.Topic(`${name}-topic`, {}, options);
    const queue = new aws.sqs.Queue(`${name}-queue`, {}, options);
    const repository = new aws.ecr.Repository(`${name}-images`, {}, options);
    const cluster = new aws.ecs.Cluster(`${name}-cluster`, {}, options);
    const users = new aws.cognito.UserPool(`${name}-users`, {}, options);
    const table = new aws.dynamodb.Table(
      `${name}-table`,
      { hashKey: "id", attributes: [{ name: "id", type: "S" }], billingMode: "PAY_PER_REQUEST" },
      options,
    );
    const zone = new aws.route53.Zone(`${name}-zone`, { name: "shop.example.com" }, options);
    this.topicArn = topic.arn;
    this.registerOutputs({
      topicArn: this.topicArn,
      queueUrl: queue.url,
      repositoryUrl: repository.repositoryUrl,
      clusterArn: cluster.arn,
      userPoolId: users.id,
      tableName: table.name,
      zoneId: zone.zoneId,
    });
  }
}

export const { topicArn } = new Platform("shop");

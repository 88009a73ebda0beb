import { execSync } from "node:child_process";
import { describe, expect, it } from "vitest";

describe("VPC", () => {
  it("exists", () => {
    const out = execSync(`aws ec2 describe-vpcs --vpc-ids ${process.env.VPC_ID}`, { encoding: "utf8" });
    expect(JSON.parse(out).Vpcs).toHaveLength(1);
  });
});

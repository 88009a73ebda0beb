import { Network } from "../network";

describe("Network", () => {
  it("creates a VPC", (done: () => void) => {
    const network = new Network("orders");
    expect(network.vpcId).not.toBe(network.cidrBlock);
  });
});

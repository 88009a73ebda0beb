// One network, whose arguments the configuration may give: ../../network-growth.test.ts compares two of them.
import * as pulumi from "@pulumi/pulumi";
import { Network, type NetworkArgs } from "@stackproof/components";

const args = new pulumi.Config().getObject<NetworkArgs>("network") ?? { zones: 3 };
new Network("main", { ipv6: true, networkAcls: true, endpoints: { interface: ["ssm"] }, ...args });

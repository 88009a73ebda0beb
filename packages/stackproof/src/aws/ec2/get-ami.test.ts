import { describe, expect, it } from "vitest";
import type { PropertyMap } from "../../core/value.ts";
import { failureOf, resultOf, textOf, verdictOf } from "../../model/testing.ts";
import { getAmi } from "./get-ami.ts";

const CANONICAL = "099720109477";

function search(owners: string[], name: string, more: PropertyMap = {}): PropertyMap {
  return { owners, mostRecent: true, filters: [{ name: "name", values: [name] }], ...more };
}

describe("well-known images", () => {
  it.each([
    [
      ["amazon"],
      "al2023-ami-2023*-x86_64",
      { architecture: "x86_64", rootDeviceName: "/dev/xvda", ownerId: "137112412989" },
      "8",
      "gp3",
    ],
    [
      ["amazon"],
      "al2023-ami-2023.*-kernel-6.1-arm64",
      { architecture: "arm64", rootDeviceName: "/dev/xvda" },
      "8",
      "gp3",
    ],
    [
      ["137112412989"],
      "amzn2-ami-hvm-*-x86_64-gp2",
      { imageOwnerAlias: "amazon", virtualizationType: "hvm" },
      "8",
      "gp2",
    ],
    [
      [CANONICAL],
      "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-*",
      { rootDeviceName: "/dev/sda1", ownerId: CANONICAL },
      "8",
      "gp2",
    ],
    [
      [CANONICAL],
      "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-arm64-server-*",
      { architecture: "arm64" },
      "8",
      "gp3",
    ],
    [
      ["amazon"],
      "Windows_Server-2022-English-Full-Base-*",
      { platform: "windows", usageOperation: "RunInstances:0002" },
      "30",
      "gp3",
    ],
    [["amazon"], "amzn2-ami-ecs-hvm-*-x86_64-ebs", { ownerId: "591542846629" }, "30", "gp2"],
    [["602401143452"], "amazon-eks-node-1.31-v*", { ownerId: "602401143452" }, "20", "gp2"],
    [["amazon"], "bottlerocket-aws-k8s-1.33-x86_64-v*", { ownerId: "092701018921" }, "2", "gp3"],
  ])("%s %s", (owners, name, expected, size, type) => {
    const result = resultOf(getAmi, search(owners, name));
    expect(result).toMatchObject({ ...expected, rootDeviceType: "ebs", state: "available" });
    expect(result["id"]).toMatch(/^ami-0[0-9a-f]{16}$/);
    const [root] = result["blockDeviceMappings"] as [{ ebs: Record<string, string> }];
    expect(root.ebs).toMatchObject({ volume_size: size, volume_type: type });
    expect(verdictOf(getAmi, search(owners, name))).toEqual({ kind: "modelled", codes: [] });
  });

  it("have the same id for the same name, and another in another region", () => {
    const args = search(["amazon"], "al2023-ami-2023*-x86_64");
    expect(resultOf(getAmi, args)["id"]).toBe(resultOf(getAmi, args)["id"]);
    expect(resultOf(getAmi, args, { region: "eu-west-1" })["id"]).not.toBe(resultOf(getAmi, args)["id"]);
  });

  it("are found by an expression for the name as well", () => {
    const result = resultOf(getAmi, {
      owners: ["amazon"],
      mostRecent: true,
      nameRegex: "^amzn2-ami-hvm-2\\.0\\..*-x86_64-gp2$",
    });
    expect(result["name"]).toMatch(/^amzn2-ami-hvm-2\.0\.\d{8}\.\d-x86_64-gp2$/);
  });
});

describe("several images", () => {
  it("are refused without mostRecent, in the provider's words", () => {
    const { message, finding } = failureOf(
      getAmi,
      search(["amazon"], "al2023-ami-2023*-kernel-6.1-x86_64", { mostRecent: false }),
    );
    expect(message).toBe(
      "invoking aws:ec2/getAmi:getAmi: 1 error occurred:\n\t* Your query returned more than one result. Please try a more specific search criteria, or set `most_recent` attribute to true.\n\n",
    );
    expect(finding).toMatchObject({
      code: "ec2/get-ami/several-images",
      at: { source: { file: "index.ts", line: 3 } },
    });
  });

  it("are no trouble for the full name of one", () => {
    const name = textOf(resultOf(getAmi, search(["amazon"], "al2023-ami-2023*-kernel-6.1-x86_64"))["name"]);
    expect(verdictOf(getAmi, search(["amazon"], name, { mostRecent: false }))).toEqual({
      kind: "modelled",
      codes: [],
    });
  });
});

describe("several images, by a filter whose answer is not certain", () => {
  it.each([
    ["block-device-mapping.volume-size", "8"],
    ["description", "Amazon Linux*"],
    ["creation-date", "2026-09-30*"],
  ])("%s proves nothing", (name, value) => {
    const filters = [
      { name: "name", values: ["al2023-ami-2023*-kernel-6.1-x86_64"] },
      { name, values: [value] },
    ];
    expect(verdictOf(getAmi, { owners: ["amazon"], filters }).kind).toBe("modelled");
  });

  it("devices of publishers whose images are not listed prove nothing, those of Amazon Linux do", () => {
    const by = (name: string, type: string) => ({
      owners: ["amazon"],
      filters: [
        { name: "name", values: [name] },
        { name: "block-device-mapping.volume-type", values: [type] },
      ],
    });
    expect(verdictOf(getAmi, by("Windows_Server-2022-English-Full-Base-*", "gp3")).kind).toBe("modelled");
    expect(failureOf(getAmi, by("al2023-ami-2023*-kernel-6.1-x86_64", "gp3")).finding).toMatchObject({
      code: "ec2/get-ami/several-images",
    });
  });
});

describe("images that are not there", () => {
  it.each([
    "ubuntu/images/hvm-ssd/ubuntu-xenial-16.04-amd64-server-*",
    "ubuntu/images/hvm-ssd/ubuntu-noble-24.04-amd64-server-*",
  ])("%s", (name) => {
    const { message, finding } = failureOf(getAmi, search([CANONICAL], name));
    expect(message).toContain(
      "Your query returned no results. Please change your search criteria and try again.",
    );
    expect(finding).toMatchObject({ code: "ec2/get-ami/no-such-image", evidence: "observed" });
  });

  it("are looked for among the deprecated ones, in the own account, and beside a name that exists", () => {
    const gone = "ubuntu/images/hvm-ssd/ubuntu-xenial-16.04-amd64-server-*";
    expect(verdictOf(getAmi, search([CANONICAL], gone, { includeDeprecated: true })).kind).toBe("schema");
    expect(verdictOf(getAmi, search(["self"], gone)).kind).toBe("schema");
    const both = [
      { name: "name", values: [gone, "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-*"] },
    ];
    expect(verdictOf(getAmi, { owners: [CANONICAL], mostRecent: true, filters: both }).kind).toBe("modelled");
    expect(
      verdictOf(getAmi, search([CANONICAL], "ubuntu/images/hvm-ssd*/ubuntu-noble-24.04-amd64-server-*")).kind,
    ).toBe("modelled");
  });

  it("of unknown publishers are placeholders with what the search demands, and a note", () => {
    const args = search(["111122223333"], "golden-*", {
      filters: [
        { name: "name", values: ["golden-*"] },
        { name: "architecture", values: ["arm64"] },
      ],
    });
    expect(verdictOf(getAmi, args)).toEqual({ kind: "schema", codes: ["data/looked-up-not-declared"] });
    expect(resultOf(getAmi, args)).toMatchObject({ architecture: "arm64", ownerId: "111122223333" });
  });

  it("of the settings are found", () => {
    const existing = [
      {
        type: "aws.ec2.Ami",
        id: "ami-0a1b2c3d4e5f60718",
        properties: { name: "golden-7", architecture: "arm64", tags: { App: "web" } },
      },
    ];
    expect(resultOf(getAmi, search(["self"], "golden-*"), { existing })).toMatchObject({
      id: "ami-0a1b2c3d4e5f60718",
      name: "golden-7",
    });
    const tagged = { owners: ["self"], filters: [{ name: "tag:App", values: ["web"] }] };
    expect(resultOf(getAmi, tagged, { existing })).toMatchObject({ id: "ami-0a1b2c3d4e5f60718" });
  });
});

it("warns when anybody's newest image would be taken", () => {
  const args = { mostRecent: true, filters: [{ name: "name", values: ["al2023-ami-2023*-x86_64"] }] };
  expect(verdictOf(getAmi, args).codes).toEqual(["ec2/get-ami/owner-missing"]);
  expect(verdictOf(getAmi, { ...args, allowUnsafeFilter: true }).codes).toEqual([]);
});

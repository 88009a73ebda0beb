import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "./default-settings.ts";
import { NO_REQUIREMENTS } from "./requirements.ts";
import { readSettings } from "./settings.ts";
import { short } from "./test-folder.ts";

const read = (text: string) => readSettings(text, "stackproof.yaml");

describe("readSettings", () => {
  it("reads every key", () => {
    const { settings, findings } = read(`
account:
  id: "111122223333"
  partition: aws-cn
  defaultVpc: false
  existing:
    - { type: "aws:ec2/vpc:Vpc", id: vpc-1, region: eu-west-1, cidrBlock: 10.0.0.0/16, tags: { Name: main } }
stackOutputs:
  acme/network/prod: { vpcId: vpc-1, ports: [80, 443] }
projects: [../network]
config: { size: big, count: 3, "aws:region": eu-west-1, tags: { a: 1 } }
environment: { STAGE: dev, RETRIES: 3 }
`);
    expect(findings).toEqual([]);
    expect(settings).toEqual({
      account: {
        id: "111122223333",
        partition: "aws-cn",
        defaultVpc: false,
        existing: [
          {
            type: "aws:ec2/vpc:Vpc",
            id: "vpc-1",
            region: "eu-west-1",
            properties: { cidrBlock: "10.0.0.0/16", tags: { Name: "main" } },
          },
        ],
      },
      stackOutputs: { "acme/network/prod": { vpcId: "vpc-1", ports: [80, 443] } },
      projects: ["../network"],
      config: { size: "big", count: "3", "aws:region": "eu-west-1", tags: '{"a":1}' },
      environment: { STAGE: "dev", RETRIES: "3" },
      requirements: NO_REQUIREMENTS,
    });
  });

  it.each(["", "# nothing\n", "account:\n", "projects: []\n"])("has defaults for %j", (text) => {
    expect(read(text)).toEqual({ settings: DEFAULT_SETTINGS, findings: [] });
  });

  it.each([
    ["acount: {}\n", "warning project/settings-unknown-key stackproof.yaml:1:1", "Did you mean `account`?"],
    [
      "account: { defaultVPC: true }\n",
      "warning project/settings-unknown-key stackproof.yaml:1:12",
      "Did you mean `defaultVpc`?",
    ],
    ["traffic: [us-east-1]\n", "error project/settings-invalid stackproof.yaml:1:11", undefined],
    ["trafic: []\n", "warning project/settings-unknown-key stackproof.yaml:1:1", "Did you mean `traffic`?"],
    ["account: { id: 111122223333 }\n", "error project/settings-invalid stackproof.yaml:1:16", undefined],
    ['account: { id: "1234" }\n', "error project/settings-invalid stackproof.yaml:1:16", undefined],
    ["account:\n  partition: gov\n", "error project/settings-invalid stackproof.yaml:2:14", undefined],
    [
      "account:\n  existing:\n    - id: vpc-1\n",
      "error project/settings-invalid stackproof.yaml:3:7",
      undefined,
    ],
    ["limits: { resources: -1 }\n", "error project/settings-invalid stackproof.yaml:1:22", undefined],
    ["projects: network\n", "error project/settings-invalid stackproof.yaml:1:11", undefined],
    ["stackOutputs:\n  a/b/c: 3\n", "error project/settings-invalid stackproof.yaml:2:10", undefined],
    ["- a\n", "error project/settings-invalid stackproof.yaml:1:1", undefined],
    ["account: {\n", "error project/broken-file stackproof.yaml:2:1", undefined],
  ])("%j", (text, expected, fix) => {
    const { findings } = read(text);
    expect(short(findings)).toEqual([expected]);
    expect(findings[0]?.fix ?? "").toContain(fix ?? "");
  });

  it("says what is wrong, and keeps what is right", () => {
    const messages = (text: string) => read(text).findings.map((finding) => finding.message);
    expect(messages("account: { id: 111122223333 }\n")).toEqual([
      '`account.id` in `stackproof.yaml` must be a string: write it in quotes, "111122223333".',
    ]);
    expect(messages("account:\n  existing: [{ id: x }]\n")).toEqual([
      "`account.existing.0.type` in `stackproof.yaml` is missing.",
    ]);
    expect(read('account: { id: "111122223333", regio: x }\n').settings.account.id).toBe("111122223333");
    expect(read("account: { id: x }\nprojects: [a]\n").settings).toMatchObject({
      account: DEFAULT_SETTINGS.account,
      projects: ["a"],
    });
  });
});

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { registry } from "../aws/index.ts";
import { buildStack } from "../aws/testing.ts";
import { type PropertyValue, Secret, Unknown } from "../core/value.ts";
import { Graph } from "../graph/graph.ts";
import { graphNode } from "../host/testing.ts";
import { World } from "../model/world.ts";
import { checkRules } from "./check-rules.ts";
import { rules } from "./index.ts";
import { defineRule, made } from "./rule.ts";
import { resource, short } from "./testing.ts";

const TOPIC = "aws:sns/topic:Topic";
const { world } = buildStack({ news: resource(TOPIC, {}), alarms: resource(TOPIC, {}) });

describe("all rules", () => {
  test("have codes of their own, in order", () => {
    const codes = rules.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)].sort());
  });

  test("are advice: warnings and notes", () => {
    expect(rules.filter(({ severity }) => !["warning", "note"].includes(severity))).toEqual([]);
  });

  test("are listed in docs/rules.md, with their severities", () => {
    const page = readFileSync(fileURLToPath(new URL("../../../../docs/rules.md", import.meta.url)), "utf8");
    const rows = [...page.matchAll(/^\| `(rules\/[\w-]+)` +\| (\w+)/gm)].map(([, code, severity]) => [
      code,
      severity,
    ]);
    expect(rows).toEqual(rules.map(({ code, severity }) => [code, severity]));
  });

  test("can be looked up at AWS", () => {
    expect(rules.filter(({ docs }) => !docs.startsWith("https://docs.aws.amazon.com/"))).toEqual([]);
  });
});

describe("the texts of all rules", () => {
  const room = fileURLToPath(new URL(".", import.meta.url));
  const texts = readdirSync(room, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".snap"))
    .flatMap((file) => readFileSync(room + file, "utf8").split(/^"?(?=(?:warning|note)\[)/m))
    .filter((text) => /^(?:warning|note)\[/.test(text));

  test("are there for each", () => {
    const shown = new Set(texts.map((text) => /\[(.*?)\]/.exec(text)?.[1]));
    expect(rules.filter(({ code }) => !shown.has(code)).map(({ code }) => code)).toEqual([]);
  });

  test("hold no value that was forgotten", () => {
    expect(texts.filter((text) => /\bundefined\b|\bNaN\b|\[object |rehearsed-/.test(text))).toEqual([]);
  });

  test("begin with the thing and end with a full stop", () => {
    const messages = texts.map(
      (text) => text.replace(/^\w+\[[^\]]*\]\s+/, "").split(/\n {2}at {2}/)[0] ?? "",
    );
    expect(messages.filter((message) => !/^[\\`A-Z][^]*\.$/.test(message))).toEqual([]);
  });
});

describe("values that nobody expects", () => {
  const inputs = Object.entries({
    "aws:cloudfront/distribution:Distribution": ["origins", "defaultCacheBehavior", "viewerCertificate"],
    "aws:cloudwatch/logGroup:LogGroup": ["retentionInDays", "logGroupClass"],
    "aws:ebs/volume:Volume": ["encrypted", "snapshotId"],
    "aws:ec2/instance:Instance": ["metadataOptions", "ami"],
    "aws:ec2/securityGroup:SecurityGroup": ["ingress"],
    "aws:eks/cluster:Cluster": ["vpcConfig"],
    "aws:elasticache/replicationGroup:ReplicationGroup": ["engine", "atRestEncryptionEnabled"],
    "aws:iam/role:Role": ["assumeRolePolicy", "inlinePolicies", "managedPolicyArns"],
    "aws:iam/rolePolicy:RolePolicy": ["policy", "role"],
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": ["policyArn", "role"],
    "aws:kms/key:Key": ["policy", "enableKeyRotation"],
    "aws:lambda/permission:Permission": ["principal", "action"],
    "aws:lb/listener:Listener": ["defaultActions", "protocol", "loadBalancerArn", "sslPolicy"],
    "aws:rds/instance:Instance": [
      "storageEncrypted",
      "engine",
      "backupRetentionPeriod",
      "publiclyAccessible",
    ],
    "aws:s3/bucket:Bucket": ["website", "bucket"],
    "aws:s3/bucketPolicy:BucketPolicy": ["policy", "bucket"],
  }).flatMap(([token, names]) => names.map((name): [string, string] => [token, name]));
  const values: readonly PropertyValue[] = [
    null,
    "",
    "{",
    "true",
    0,
    -1,
    false,
    true,
    [],
    [null],
    [[{}]],
    {},
    { rule: null },
    new Unknown("rehearsed-0123456789ab", "test"),
    new Secret(new Unknown(undefined, "test")),
    new Secret([new Secret("*")]),
    [{ type: 1, policy: [], protocol: {} }],
    { Statement: [{ Effect: "Allow", Action: null, Resource: {}, Principal: [] }] },
  ];

  test.each(inputs)("%s %s", (token, name) => {
    const graph = new Graph("shop", "dev");
    for (const [index, value] of values.entries())
      graph.add(graphNode(token, `one-${index}`, { inputs: { [name]: value }, outputs: { [name]: value } }));
    const odd = new World({ graph, registry, account: world.account });
    expect(checkRules(odd, true).filter(({ code }) => code === "rules/failed")).toEqual([]);
  });
});

describe("a report is not flooded", () => {
  test("notes of a rule are one", () => {
    const keys = Object.fromEntries(
      ["a", "b", "c", "d"].map((name) => [name, resource("aws:kms/key:Key", {})]),
    );
    expect(short(keys)).toEqual(["note key-without-rotation a"]);
  });

  test("warnings stand at each resource", () => {
    const systems = Object.fromEntries(
      ["a", "b"].map((name) => [name, resource("aws:efs/fileSystem:FileSystem", {})]),
    );
    expect(short(systems)).toEqual(["warning storage-not-encrypted a", "warning storage-not-encrypted b"]);
  });
});

describe("the kernel", () => {
  const base = {
    severity: "warning",
    why: "Because.",
    fix: "Do.",
    docs: "https://docs.aws.amazon.com/",
  } as const;

  test("a rule that fails is said, and hides no other", () => {
    const broken = defineRule({
      ...base,
      slug: "broken",
      message: () => "",
      find: () => {
        throw new TypeError("no such thing");
      },
    });
    const good = defineRule({
      ...base,
      slug: "good",
      message: ({ name }) => `Topic \`${name}\` is there.`,
      find: (given, report) => {
        for (const view of made(given, TOPIC)) report(view, {});
      },
    });
    const found = checkRules(world, true, [broken, good]).map(({ code, message }) => [
      code,
      message.slice(0, 70),
    ]);
    expect(found).toEqual([
      ["rules/failed", "The rule rules/broken could not judge the program: TypeError: no such "],
      ["rules/good", "Topic `news` is there."],
      ["rules/good", "Topic `alarms` is there."],
    ]);
  });

  test("a rule about what is absent waits for the whole program", () => {
    const absent = defineRule({
      ...base,
      slug: "absent",
      needsWhole: true,
      message: () => "Nothing.",
      find: (given, report) => {
        for (const view of made(given, TOPIC)) report(view, {});
      },
    });
    expect(checkRules(world, false, [absent])).toEqual([]);
    expect(checkRules(world, true, [absent])).toHaveLength(2);
  });
});

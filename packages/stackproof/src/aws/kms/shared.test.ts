// Which key a value names, and who may use it.
import { describe, expect, it } from "vitest";
import { buildStack, type Given, given, type Input, jsonText, out } from "../testing.ts";
import { isAliasReference, type KeyRequest, keyAllows, keyOf, unusableKey } from "./shared.ts";

const LOGS = "logs.us-east-1.amazonaws.com";
const ROOT = {
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::123456789012:root" },
  Action: "kms:*",
  Resource: "*",
};

function keyWith(...statements: Input[]): Given {
  return given("aws:kms/key:Key", {
    policy: jsonText({ Version: "2012-10-17", Statement: [ROOT, ...statements] }),
  });
}

const logsStatement = (condition?: Input): Input => ({
  Effect: "Allow",
  Principal: { Service: LOGS },
  Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
  Resource: "*",
  ...(condition !== undefined && { Condition: condition }),
});

function ask(resources: Readonly<Record<string, Given>>, request: KeyRequest, reference?: string): string {
  const { world, subject } = buildStack(resources);
  return keyAllows(world, reference ?? subject.id, request);
}

const byLogs: KeyRequest = { principal: { service: LOGS }, actions: ["kms:Encrypt", "kms:Decrypt"] };
const group = "arn:aws:logs:us-east-1:123456789012:log-group:/shop";

describe("keyAllows", () => {
  it("lets no service use a key without a policy", () => {
    expect(ask({ main: given("aws:kms/key:Key", {}) }, byLogs)).toBe("no");
  });

  it("does not count the account's root for a service", () => {
    expect(ask({ main: keyWith() }, byLogs)).toBe("no");
  });

  it("finds the statement for the service, and that of another region not", () => {
    expect(ask({ main: keyWith(logsStatement()) }, byLogs)).toBe("yes");
    const elsewhere: KeyRequest = { ...byLogs, principal: { service: "logs.eu-west-1.amazonaws.com" } };
    expect(ask({ main: keyWith(logsStatement()) }, elsewhere)).toBe("no");
  });

  it("holds conditions against what is known", () => {
    const condition = { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": group } };
    const main = keyWith(logsStatement(condition));
    const context = { "kms:EncryptionContext:aws:logs:arn": group };
    expect(ask({ main }, { ...byLogs, context })).toBe("yes");
    expect(ask({ main }, byLogs)).toBe("unknown");
    const other = { "kms:EncryptionContext:aws:logs:arn": `${group}-2` };
    expect(ask({ main }, { ...byLogs, context: other })).toBe("no");
  });

  it("looks behind aliases and at policies apart from the key", () => {
    const resources = {
      alias: given("aws:kms/alias:Alias", { name: "alias/shop", targetKeyId: out("main.id") }),
      main: given("aws:kms/key:Key", {}),
      policy: given("aws:kms/keyPolicy:KeyPolicy", {
        keyId: out("main.id"),
        policy: jsonText({ Version: "2012-10-17", Statement: [ROOT, logsStatement()] }),
      }),
    };
    expect(ask(resources, byLogs, "alias/shop")).toBe("yes");
  });

  it("knows nothing of keys of other stacks, and that AWS's own keys serve their own service only", () => {
    const main = given("aws:kms/key:Key", {});
    expect(ask({ main }, byLogs, "1234abcd-12ab-34cd-56ef-1234567890ab")).toBe("unknown");
    const byS3: KeyRequest = { principal: { service: "s3.amazonaws.com" }, actions: "kms:GenerateDataKey" };
    expect(ask({ main }, byS3, "alias/aws/sns")).toBe("no");
    expect(ask({ main }, byS3, "alias/aws/s3")).toBe("unknown");
  });

  it("leaves roles to their own policies where the key does", () => {
    const role = given("aws:iam/role:Role", { name: "reader", assumeRolePolicy: "{}" });
    const rights = given("aws:iam/rolePolicy:RolePolicy", {
      role: out("role.name"),
      policy: jsonText({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "kms:Decrypt", Resource: out("main.arn") }],
      }),
    });
    const byRole = (actions: string): KeyRequest => ({
      principal: { role: "arn:aws:iam::123456789012:role/reader" },
      actions,
    });
    expect(ask({ main: keyWith(), role, rights }, byRole("kms:Decrypt"))).toBe("yes");
    expect(ask({ main: keyWith(), role, rights }, byRole("kms:Encrypt"))).toBe("no");
    expect(ask({ main: given("aws:kms/key:Key", {}), role, rights }, byRole("kms:Decrypt"))).toBe("yes");
  });

  it("counts grants", () => {
    const role = given("aws:iam/role:Role", { name: "reader", assumeRolePolicy: "{}" });
    const grant = given("aws:kms/grant:Grant", {
      keyId: out("main.id"),
      granteePrincipal: out("role.arn"),
      operations: ["Decrypt"],
    });
    const principal = { role: "arn:aws:iam::123456789012:role/reader" };
    expect(ask({ main: keyWith(), role, grant }, { principal, actions: "kms:Decrypt" })).toBe("yes");
    expect(
      ask({ main: keyWith(), role, grant }, { principal, actions: ["kms:Decrypt", "kms:Encrypt"] }),
    ).toBe("no");
  });
});

describe("the key behind a value", () => {
  it("is the one in the region that asks", () => {
    const { world } = buildStack({
      main: given("aws:kms/key:Key", { multiRegion: true }),
      copy: given(
        "aws:kms/replicaKey:ReplicaKey",
        { primaryKeyArn: out("main.arn") },
        { region: "eu-west-1" },
      ),
    });
    const [copy] = world.all("aws:kms/replicaKey:ReplicaKey");
    expect(keyOf(world, copy?.id, copy)?.name).toBe("copy");
    expect(keyOf(world, copy?.id)?.name).toBe("main");
  });

  it("says what makes it unusable", () => {
    const main = (inputs: Readonly<Record<string, Input>>): string | undefined => {
      const { world, subject } = buildStack({ main: given("aws:kms/key:Key", inputs) });
      return unusableKey(world.view(subject));
    };
    expect(main({})).toBeUndefined();
    expect(main({ isEnabled: false })).toBe("is disabled");
    expect(main({ customerMasterKeySpec: "RSA_2048" })).toBe("has the key spec RSA_2048");
  });
});

it("tells aliases from keys", () => {
  expect(isAliasReference("alias/shop")).toBe(true);
  expect(isAliasReference("arn:aws:kms:us-east-1:123456789012:alias/shop")).toBe(true);
  expect(isAliasReference("arn:aws:kms:us-east-1:123456789012:key/1234abcd")).toBe(false);
});

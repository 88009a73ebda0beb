import { describe, expect, it } from "vitest";
import type { World } from "../model/world.ts";
import {
  policyAllows,
  policyDenies,
  rightsGranting,
  roleAllows,
  roleOf,
  roleOfInstanceProfile,
  trustedServices,
  trusts,
  waitsForRights,
} from "./rights.ts";
import { buildStack, type Given, given, type Input, interpolate, jsonText, out, unknown } from "./testing.ts";

const QUEUE = "arn:aws:sqs:us-east-1:123456789012:orders";
const ARN = "arn:aws:iam::123456789012:role/orders";

function document(...statements: Input[]): Input {
  return jsonText({ Version: "2012-10-17", Statement: statements });
}

function allow(action: string | string[], resource: Input = "*"): Input {
  return { Effect: "Allow", Action: action, Resource: resource };
}

function role(more: Readonly<Record<string, Input>> = {}): Given {
  return given("aws:iam/role:Role", {
    name: "orders",
    assumeRolePolicy: document({
      Effect: "Allow",
      Principal: { Service: "lambda.amazonaws.com" },
      Action: "sts:AssumeRole",
    }),
    ...more,
  });
}

function inline(policy: Input, roleName: Input = out("role.name")): Given {
  return given("aws:iam/rolePolicy:RolePolicy", { role: roleName, policy });
}

function worldOf(resources: Readonly<Record<string, Given>>): World {
  return buildStack(resources).world;
}

describe("what a role may do", () => {
  const may = (resources: Readonly<Record<string, Given>>, action: string, resource = QUEUE): string =>
    roleAllows(worldOf(resources), "orders", action, resource);

  it("nothing without policies", () => {
    expect(may({ role: role() }, "sqs:SendMessage")).toBe("no");
  });

  it("by policies of every form", () => {
    const send = document(allow("sqs:SendMessage", QUEUE));
    const own = given("aws:iam/policy:Policy", { policy: send });
    const forms: Record<string, Record<string, Given>> = {
      inline: { role: role(), policy: inline(send) },
      inlinePolicies: { role: role({ inlinePolicies: [{ name: "send", policy: send }] }) },
      managedPolicyArns: { own, role: role({ managedPolicyArns: [out("own.arn")] }) },
      attachment: {
        role: role(),
        own,
        attachment: given("aws:iam/rolePolicyAttachment:RolePolicyAttachment", {
          role: out("role.name"),
          policyArn: out("own.arn"),
        }),
      },
      policyAttachment: {
        role: role(),
        own,
        attachment: given("aws:iam/policyAttachment:PolicyAttachment", {
          roles: [out("role.name")],
          policyArn: out("own.arn"),
        }),
      },
      exclusive: {
        role: role(),
        own,
        attachment: given("aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive", {
          roleName: out("role.name"),
          policyArns: [out("own.arn")],
        }),
      },
      ofAws: { role: role({ managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonSQSFullAccess"] }) },
    };
    for (const [name, resources] of Object.entries(forms)) {
      expect([name, may(resources, "sqs:SendMessage"), may(resources, "kms:Decrypt")]).toEqual([
        name,
        "yes",
        "no",
      ]);
    }
  });

  it("is unknown with a policy that nobody knows", () => {
    const elsewhere = { role: role({ managedPolicyArns: ["arn:aws:iam::123456789012:policy/team"] }) };
    expect(may(elsewhere, "sqs:SendMessage")).toBe("unknown");
    expect(may({ role: role(), policy: inline(unknown()) }, "sqs:SendMessage")).toBe("unknown");
    const nobodys = inline(document(allow("sqs:*")), unknown());
    expect(may({ role: role(), policy: nobodys }, "sqs:SendMessage")).toBe("unknown");
  });

  it("is unknown for a role that the program does not make", () => {
    expect(roleAllows(worldOf({ role: role() }), "other", "sqs:SendMessage", QUEUE)).toBe("unknown");
    expect(roleAllows(worldOf({ role: role() }), undefined, "sqs:SendMessage", QUEUE)).toBe("unknown");
  });

  it("is known around a placeholder", () => {
    const text =
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"rehearsed-0123456789ab"}]}';
    const policy = inline(unknown(text));
    expect(may({ role: role(), policy }, "sqs:SendMessage")).toBe("unknown");
    expect(may({ role: role(), policy }, "sqs:ReceiveMessage")).toBe("no");
  });

  it("is what the boundary leaves of it", () => {
    const boundary = given("aws:iam/policy:Policy", { policy: document(allow("s3:*")) });
    const bounded = role({
      permissionsBoundary: out("boundary.arn"),
      managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonSQSFullAccess"],
    });
    expect(may({ boundary, role: bounded }, "sqs:SendMessage")).toBe("no");
    const elsewhere = role({
      permissionsBoundary: "arn:aws:iam::123456789012:policy/b",
      managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonSQSFullAccess"],
    });
    expect(may({ role: elsewhere }, "sqs:SendMessage")).toBe("unknown");
  });
});

describe("who may assume a role", () => {
  const world = worldOf({
    role: role(),
    open: given("aws:iam/role:Role", { name: "open", assumeRolePolicy: unknown() }),
    profile: given("aws:iam/instanceProfile:InstanceProfile", { name: "web", role: out("role.name") }),
  });

  it("is what its trust policy says", () => {
    expect(trusts(world, ARN, "lambda.amazonaws.com")).toBe("yes");
    expect(trusts(world, "orders", "ec2.amazonaws.com")).toBe("no");
    expect(trusts(world, "open", "ec2.amazonaws.com")).toBe("unknown");
    expect(trusts(world, "elsewhere", "ec2.amazonaws.com")).toBe("unknown");
    expect(trustedServices(world, "orders")).toEqual(["lambda.amazonaws.com"]);
    expect(trustedServices(world, "open")).toBeUndefined();
  });

  it("finds roles by name, ARN, view and instance profile", () => {
    const found = roleOf(world, "orders");
    expect(found?.name).toBe("role");
    expect(roleOf(world, ARN)).toBe(found);
    expect(roleOf(world, found)).toBe(found);
    expect(roleOf(world, "arn:aws:iam::210987654321:role/orders")).toBeUndefined();
    expect(roleOfInstanceProfile(world, "web")).toBe(found);
    expect(roleOfInstanceProfile(world, "arn:aws:iam::123456789012:instance-profile/web")).toBe(found);
  });
});

describe("rights that something should wait for", () => {
  const send = inline(document(allow("sqs:SendMessage", QUEUE)));
  const read = inline(document(allow("s3:GetObject")));
  const names = (
    resources: Readonly<Record<string, Given>>,
    needed?: { action: string; resource: string }[],
  ): string[] => {
    const { world, subject } = buildStack(resources);
    return waitsForRights(world, world.view(subject), "orders", needed).map(({ name }) => name);
  };
  const topic = (dependsOn: string[] = []): Given =>
    given("aws:sns/topic:Topic", { displayName: out("role.name") }, { dependsOn });

  it("are those that no path leads to", () => {
    expect(names({ topic: topic(), role: role(), send, read }).sort()).toEqual(["read", "send"]);
    expect(names({ topic: topic(["send"]), role: role(), send, read })).toEqual(["read"]);
  });

  it("are those that are needed", () => {
    const needed = [{ action: "sqs:SendMessage", resource: QUEUE }];
    expect(names({ topic: topic(), role: role(), send, read }, needed)).toEqual(["send"]);
    expect(names({ topic: topic(["send"]), role: role(), send, read }, needed)).toEqual([]);
    const { world } = buildStack({ role: role(), send, read });
    expect(rightsGranting(world, "orders", needed).map(({ name }) => name)).toEqual(["send"]);
  });

  it("are not those that wait themselves", () => {
    const late = inline(document(allow("sns:Publish", out("topic.arn"))));
    expect(names({ topic: topic(), role: role(), late })).toEqual([]);
  });
});

describe("a policy of a resource", () => {
  const policy = JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "s3.amazonaws.com" },
        Action: "sqs:SendMessage",
        Resource: QUEUE,
        Condition: { ArnLike: { "aws:SourceArn": "arn:aws:s3:::uploads" } },
      },
    ],
  });
  const request = { principal: { service: "s3.amazonaws.com" }, action: "sqs:SendMessage", resource: QUEUE };

  it("allows what it says", () => {
    expect(policyAllows(policy, { ...request, context: { "aws:SourceArn": "arn:aws:s3:::uploads" } })).toBe(
      "yes",
    );
    expect(policyAllows(policy, { ...request, context: { "aws:SourceArn": "arn:aws:s3:::other" } })).toBe(
      "no",
    );
    expect(policyAllows(policy, request)).toBe("unknown");
    expect(policyAllows(undefined, request)).toBe("unknown");
    expect(policyDenies(policy, request)).toBe("no");
  });

  it("is read around a placeholder", () => {
    const { graph } = buildStack({
      queue: given("aws:sqs/queue:Queue", {
        policy: interpolate`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"${out("topic.arn")}"}]}`,
      }),
      topic: given("aws:sns/topic:Topic", {}),
    });
    const [queue] = graph.ofType("aws:sqs/queue:Queue");
    const sns = { ...request, principal: { service: "sns.amazonaws.com" } };
    expect(policyAllows(queue?.inputs["policy"], sns)).toBe("no");
  });
});

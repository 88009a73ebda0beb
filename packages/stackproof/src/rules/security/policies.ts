// Rules: policies of identities that allow more than any program needs.

import { roleOf, trustedServices } from "../../aws/rights.ts";
import type { PolicyStatement } from "../../iam/document.ts";
import { globMatches } from "../../iam/glob.ts";
import type { ResourceView } from "../../model/view.ts";
import type { World } from "../../model/world.ts";
import { textIn, textsIn } from "../inputs.ts";
import { defineRule, listed, made } from "../rule.ts";
import { allowsAlways, identityPolicies, inStatement, textsOf } from "./statements.ts";

const CONTROLS = "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html";
const NARROW = "Name the actions that are used, and the ARNs of the program's own resources.";

/** `*`, also as `*:*`. */
function isEverything(action: string): boolean {
  return action === "*" || action === "*:*";
}

/** True for a statement about all resources without a condition. */
function isAboutAll(statement: PolicyStatement): boolean {
  return allowsAlways(statement) && textsOf(statement.resources).includes("*");
}

function allowsEverything(statement: PolicyStatement): boolean {
  return isAboutAll(statement) && textsOf(statement.actions).some(isEverything);
}

export const allActions = defineRule<{ property: string; where: string }>({
  slug: "all-actions",
  severity: "warning",
  message: ({ name, property, where }) =>
    `\`${property}\` of \`${name}\` allows everything on everything${where}.`,
  why: "Whoever has these rights, and whoever takes over what has them, owns the account: its data, its users, its bills.",
  fix: NARROW,
  docs: `${CONTROLS}#iam-1`,
  find(world, report) {
    for (const { view, property, statements } of identityPolicies(world)) {
      const found = statements.find(allowsEverything);
      if (found !== undefined) report(view, { property, where: inStatement(found) }, property);
    }
  },
});

export const passAnyRole = defineRule<{ property: string; where: string; action: string }>({
  slug: "pass-any-role",
  severity: "warning",
  message: ({ name, property, where, action }) =>
    `\`${property}\` of \`${name}\` allows ${action} on every role${where}.`,
  why: "Together with the right to start something, such as a function or a task, it gives the rights of every role in the account, those of administrators too.",
  fix: "Name the ARNs of the roles that are handed on, and add the condition iam:PassedToService with the service that they are for.",
  docs: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
  find(world, report) {
    for (const { view, property, statements } of identityPolicies(world)) {
      if (statements.some(allowsEverything)) continue;
      for (const statement of statements) {
        const action = textsOf(statement.actions).find(
          (text) => globMatches(text, "iam:PassRole", { ignoreCase: true }) === "yes",
        );
        if (action === undefined || !allowsAlways(statement)) continue;
        const isAnyRole = textsOf(statement.resources).some((text) =>
          /^(?:\*|arn:[^:]+:iam::[^:]*:(?:role\/)?\*)$/.test(text),
        );
        if (!isAnyRole) continue;
        report(view, { property, where: inStatement(statement), action }, property);
        break;
      }
    }
  },
});

export const allActionsOfService = defineRule<{ property: string; actions: string }>({
  slug: "all-actions-of-service",
  severity: "note",
  message: ({ name, property, actions }) =>
    `\`${property}\` of \`${name}\` allows ${actions} on all resources of the account.`,
  together: (names) => `Policies of ${names} allow all actions of a service on all resources of the account.`,
  why: "It reaches what belongs to others in the account, and deletes it as easily as it reads it.",
  fix: NARROW,
  docs: `${CONTROLS}#iam-21`,
  find(world, report) {
    for (const { view, property, statements } of identityPolicies(world)) {
      if (statements.some(allowsEverything)) continue;
      const actions = statements
        .filter(isAboutAll)
        .flatMap(({ actions: list }) => textsOf(list))
        // `iam:*` on everything is said by pass-any-role.
        .filter((action) => /^[a-z][a-z0-9-]*:\*$/i.test(action) && action.toLowerCase() !== "iam:*");
      if (actions.length > 0)
        report(view, { property, actions: listed([...new Set(actions)].slice(0, 4)) }, property);
    }
  },
});

/** Managed policies by which an identity can give itself any right. */
const ADMINISTRATORS = /^arn:[^:]+:iam::aws:policy\/(AdministratorAccess|IAMFullAccess)$/;
/** CloudFormation makes whatever a template says, so its role can hardly be narrow. */
const MAKES_ANYTHING = "cloudformation.amazonaws.com";

export const administratorRole = defineRule<{ role: string; policy: string; services: string }>({
  slug: "administrator-role",
  severity: "warning",
  message: ({ role, policy, services }) =>
    `Role \`${role}\`, which ${services} assumes, has the policy ${policy}.`,
  why: "Code that runs with this role can do everything in the account, or give itself the right to. A hole in that code is a hole in the account.",
  fix: NARROW,
  docs: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
  find(world, report) {
    const check = (
      view: ResourceView,
      role: ResourceView | undefined,
      arn: string | undefined,
      property: string,
    ) => {
      const policy = ADMINISTRATORS.exec(arn ?? "")?.[1];
      if (policy === undefined || role === undefined) return;
      const services = workloadsOf(world, role);
      if (services.length === 0) return;
      report(view, { role: role.name, policy, services: listed(services) }, property);
    };
    for (const view of made(world, "aws:iam/rolePolicyAttachment:RolePolicyAttachment")) {
      const { inputs } = view.node;
      check(view, roleOf(world, inputs["role"]), textIn(inputs, "policyArn", undefined), "policyArn");
    }
    for (const view of made(world, "aws:iam/policyAttachment:PolicyAttachment")) {
      const { inputs } = view.node;
      const [role] = textsIn(inputs, "roles").map((name) => roleOf(world, name));
      check(view, role, textIn(inputs, "policyArn", undefined), "policyArn");
    }
    for (const view of made(world, "aws:iam/role:Role")) {
      const arn = textsIn(view.node.inputs, "managedPolicyArns").find((one) => ADMINISTRATORS.test(one));
      check(view, view, arn, "managedPolicyArns");
    }
  },
});

/** The services that take a role for the code of the program; none when a person or a pipeline outside of AWS does. */
function workloadsOf(world: World, role: ResourceView): readonly string[] {
  return (trustedServices(world, role) ?? []).filter((service) => service !== MAKES_ANYTHING);
}
